import { createHash } from 'node:crypto';
import {
  type Access,
  ApiError,
  createPlan,
  type JsonSchema,
  type RunScope,
  type TargetField,
  targetFields,
} from '../../../lib';
import { keptDescription } from '../../shared/discovery/keptDescription';
import { textOf } from '../../shared/formValues';
import { sharedEngine } from '../../shared/sharedEngine';
import { type TargetKind, targetKinds, type TargetOperation } from './targetKinds';

/** Where a form says that its target is described. */
export interface TargetPlace {
  read(name: string): unknown;
  /** For a description at a URL. */
  open(): Promise<{ access: Access; scope: RunScope }>;
}

/** The operations that the described target offers; none where it is one thing. */
export async function readOperations(place: TargetPlace): Promise<readonly TargetOperation[]> {
  const kind = kindOf(place);
  return kind.operations ? await kind.operations(await textAt(place)) : [];
}

/** The fields that the target has. */
export async function readTargetFields(place: TargetPlace): Promise<TargetField[]> {
  return targetFields(await readSchema(place));
}

async function readSchema(place: TargetPlace): Promise<JsonSchema> {
  const kind = kindOf(place);
  const text = await textAt(place);
  if (kind.schema) return kind.schema(text);
  const wanted = textOf(place.read('targetOperation'));
  const operations = (await kind.operations?.(text)) ?? [];
  const found = operations.find(({ id }) => id === wanted);
  if (found) return found.schema();
  const known = operations.slice(0, 5).map(({ id }) => id);
  throw new ApiError('INVALID_SETTING', {
    subject:
      wanted === ''
        ? '"Target Operation" is empty'
        : `The target description has no operation "${wanted}"; it has ${known.join(', ') || 'none that takes fields'}`,
    field: 'Target Operation',
    hint: 'Choose an operation from the list.',
  });
}

function kindOf(place: TargetPlace): TargetKind {
  const name = textOf(place.read('targetFrom')) || 'sample';
  return targetKinds[name as keyof typeof targetKinds] ?? targetKinds.sample;
}

async function textAt(place: TargetPlace): Promise<string> {
  if (place.read('targetAt') !== 'url') {
    const text = textOf(place.read('targetText'));
    if (text.trim() !== '') return text;
    throw new ApiError('INVALID_SETTING', {
      subject: '"Target Description" is empty',
      field: 'Target Description',
      hint: 'Paste what describes the target: a sample object is enough.',
    });
  }
  const url = textOf(place.read('targetUrl')).trim();
  const { access, scope } = await place.open();
  const key = createHash('sha256')
    .update(`${access.credential?.id ?? ''} ${access.baseUrl ?? ''} ${url}`)
    .digest('hex');
  return await keptDescription(`mapping target ${key}`, () => fetchText(url, access, scope));
}

async function fetchText(url: string, access: Access, scope: RunScope): Promise<string> {
  if (url === '')
    throw new ApiError('INVALID_SETTING', { subject: '"Target URL" is empty', field: 'Target URL' });
  const plan = createPlan({
    protocol: 'rest',
    credential: access.credential,
    request: { url, headers: [{ name: 'accept', value: '*/*' }] },
    responseFormat: 'text',
    output: 'page',
    recordsAt: '$',
    pagination: { style: 'none' },
  });
  const { outputs, failure } = await sharedEngine().run(plan, access, scope);
  if (failure) throw failure;
  return textOf(outputs[0]?.json.value);
}

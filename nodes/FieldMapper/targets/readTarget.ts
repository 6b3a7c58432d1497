import { createHash } from 'node:crypto';
import {
  type Access,
  ApiError,
  createPlan,
  type JsonSchema,
  type RequestPlan,
  resolveUrl,
  type RunScope,
  type TargetField,
  targetFields,
  trustedOrigins,
} from '../../../lib';
import { keptDescription } from '../../shared/discovery/keptDescription';
import { textOf } from '../../shared/formValues';
import { sharedEngine } from '../../shared/sharedEngine';
import { type TargetKind, targetKinds, type TargetOperation, type TargetSource } from './targetKinds';

/** Where a form says that its target is described. */
export interface TargetPlace {
  read(name: string): unknown;
  /** For a description at a URL. */
  open(): Promise<{ access: Access; scope: RunScope }>;
}

/** The operations that the described target offers; none where it is one thing. */
export async function readOperations(place: TargetPlace): Promise<readonly TargetOperation[]> {
  const kind = kindOf(place);
  return kind.operations ? await kind.operations(await sourceAt(place)) : [];
}

/** The fields that the target has. */
export async function readTargetFields(place: TargetPlace): Promise<TargetField[]> {
  return targetFields(await readSchema(place));
}

async function readSchema(place: TargetPlace): Promise<JsonSchema> {
  const kind = kindOf(place);
  const source = await sourceAt(place);
  if (kind.schema) return kind.schema(source);
  const wanted = textOf(place.read('targetOperation'));
  const operations = (await kind.operations?.(source)) ?? [];
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

async function sourceAt(place: TargetPlace): Promise<TargetSource> {
  if (place.read('targetAt') !== 'url') return pasted(textOf(place.read('targetText')));
  const url = textOf(place.read('targetUrl')).trim();
  if (url === '')
    throw new ApiError('INVALID_SETTING', { subject: '"Target URL" is empty', field: 'Target URL' });
  const { access, scope } = await place.open();
  const plan = planFor(url, access);
  const origins = trustedOrigins(access, plan);
  const fetch = (address: string): Promise<string> => {
    const key = createHash('sha256')
      .update(`${access.credential?.id ?? ''} ${access.baseUrl ?? ''} ${address}`)
      .digest('hex');
    return keptDescription(`mapping target ${key}`, () => fetchText(address, access, scope));
  };
  return {
    text: await fetch(url),
    url: resolveUrl(plan.request, access, origins),
    fetch,
    isAllowed: (address) => origins.includes(address),
  };
}

/** Nothing says where a pasted text is from, so nothing is read that it refers to. */
function pasted(text: string): TargetSource {
  if (text.trim() === '')
    throw new ApiError('INVALID_SETTING', {
      subject: '"Target Description" is empty',
      field: 'Target Description',
      hint: 'Paste what describes the target: a sample object is enough.',
    });
  return { text, url: '', fetch: async () => '', isAllowed: () => false };
}

async function fetchText(url: string, access: Access, scope: RunScope): Promise<string> {
  const { outputs, failure } = await sharedEngine().run(planFor(url, access), access, scope);
  if (failure) throw failure;
  return textOf(outputs[0]?.json.value);
}

function planFor(url: string, { credential }: Access): RequestPlan {
  return createPlan({
    protocol: 'rest',
    credential,
    request: { url, headers: [{ name: 'accept', value: '*/*' }] },
    responseFormat: 'text',
    output: 'page',
    recordsAt: '$',
    pagination: { style: 'none' },
  });
}

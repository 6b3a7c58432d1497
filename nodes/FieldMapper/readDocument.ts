import type { IExecuteFunctions } from 'n8n-workflow';
import {
  ApiError,
  createPlan,
  type JsonObject,
  type MappingDocument,
  parseMappingDocument,
  readMappingDocument,
  rowsToDocument,
  type TableMapping,
  tableToDocument,
} from '../../lib';
import { type FormValues, numberOf, rowsOf, textOf } from '../shared/formValues';
import { hostScope } from '../shared/hostScope';
import { readWrittenDocument } from '../shared/mapping/readWrittenDocument';
import { readAccess } from '../shared/readAccess';
import { sharedEngine } from '../shared/sharedEngine';
import { inputsOf } from './connections';
import { mapperRules } from './targets/mapperDocument';

type Settings = Omit<MappingDocument, 'version' | 'fields' | 'expression'>;

/** A mapping document as it was found; `inTable` is there for rows of a table. */
export type FoundMapping = Pick<TableMapping, 'document'> &
  Partial<TableMapping> & {
    /** Whether n8n has to evaluate expressions for each item, under `evaluatedField`. */
    readonly evaluates?: boolean;
  };

/**
 * The mapping document that the form leads to for an item. Documents at a URL, in a file and from the second input are
 * the same for all items of a run.
 */
export async function readDocument(context: IExecuteFunctions, itemIndex: number): Promise<FoundMapping> {
  const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, null);
  const settings = settingsOf(read);
  switch (read('mode')) {
    case 'expression':
      return { document: { version: 1, expression: textOf(read('expression')), ...settings } };
    case 'document':
      // What the document says goes; the form fills in what it leaves open.
      return { document: { ...settings, ...(await foundDocument(context, read)) } };
    case 'target': {
      const { fields, hasExpressions } = await mapperRules(context);
      const document = { version: 1 as const, fields, ...unmappedOf(read), ...settings };
      return { document, ...(hasExpressions && { evaluates: true }) };
    }
    case 'secondInput':
      return tableToDocument(secondInput(context), { ...unmappedOf(read), ...settings });
    default:
      return { document: rowsToDocument(rowsOf(read('mapping')), { ...unmappedOf(read), ...settings }) };
  }
}

function settingsOf(read: (name: string) => unknown): Settings {
  const options = (read('options') ?? {}) as FormValues;
  const split = textOf(options.split).trim();
  const groupBy = textOf(options.groupBy).trim();
  return {
    invalid: read('invalid') === 'null' ? 'null' : 'reject',
    timeLimitMs: (numberOf(options.timeLimit) ?? 1) * 1000,
    ...(split !== '' && { split }),
    ...(groupBy !== '' && { groupBy }),
  };
}

function unmappedOf(read: (name: string) => unknown): Settings {
  return { unmapped: read('unmapped') === 'keep' ? 'keep' : 'drop' };
}

async function foundDocument(
  context: IExecuteFunctions,
  read: (name: string) => unknown,
): Promise<MappingDocument> {
  switch (read('documentFrom')) {
    case 'url':
      return readMappingDocument(await documentAt(context, textOf(read('documentUrl')).trim()));
    case 'file': {
      const file = { itemIndex: 0, field: textOf(read('documentFile')).trim() };
      const { bytes } = await hostScope(context).binary.read(file);
      return parseMappingDocument(Buffer.from(bytes).toString('utf8'));
    }
    default:
      return readWrittenDocument(read('documentText'));
  }
}

/** Through the engine: with its retries, limits and rules on where a secret may go. */
async function documentAt(context: IExecuteFunctions, url: string): Promise<JsonObject | undefined> {
  if (url === '')
    throw new ApiError('INVALID_SETTING', {
      subject: '"URL of the Document" is empty',
      field: 'URL of the Document',
      hint: 'Fill in where the mapping document is, for example https://example.com/mappings/contacts.json.',
    });
  const access = await readAccess(context, {
    authentication: context.getNodeParameter('authentication', 0, 'none') as string,
    clientCertificate: false,
  });
  const plan = createPlan({
    protocol: 'rest',
    credential: access.credential,
    request: { url },
    // Servers of files say that everything is text.
    responseFormat: 'json',
    output: 'page',
    recordsAt: '$',
    pagination: { style: 'none' },
  });
  const { outputs, failure } = await sharedEngine().run(plan, access, hostScope(context));
  if (failure) throw failure;
  return outputs[0]?.json;
}

function secondInput(context: IExecuteFunctions): JsonObject[] {
  return context.getInputData(inputsOf('secondInput', {}).mapping).map(({ json }) => json as JsonObject);
}

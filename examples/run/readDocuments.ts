import { readFile } from 'node:fs/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import type { CredentialRecord, WorkflowDocument } from '../../test/support/engine';
import { messageOf } from './messageOf';
import { UsageError } from './UsageError';

type JsonObject = Record<string, unknown>;

export async function readWorkflow(file: string): Promise<WorkflowDocument> {
  const document = await readJson(file, 'workflow');
  if (isObject(document) && Array.isArray(document.nodes) && isObject(document.connections)) {
    return document as unknown as WorkflowDocument;
  }
  throw new UsageError(`${file} is not a workflow: it has no "nodes" and "connections".`);
}

/** The list that `n8n export:credentials --decrypted` writes, or one entry of it. */
export async function readCredentials(file: string): Promise<CredentialRecord[]> {
  const records = asList(await readJson(file, 'credentials'));
  for (const [index, record] of records.entries()) {
    const isWhole =
      isObject(record) && ['id', 'name', 'type'].every((name) => typeof record[name] === 'string');
    if (!isWhole)
      throw new UsageError(`${file}: credential ${index + 1} needs "id", "name", "type" and "data".`);
    if (isObject(record.data)) continue;
    throw new UsageError(`${file}: the "data" of "${String(record.name)}" must be plain, not encrypted.`);
  }
  return records as CredentialRecord[];
}

/** Items for the trigger: a list of objects, either n8n items (`{"json": …}`) or plain ones. */
export async function readInput(file: string): Promise<INodeExecutionData[]> {
  return asList(await readJson(file, 'input')).map((item, index) => {
    if (!isObject(item)) throw new UsageError(`${file}: item ${index + 1} is not an object.`);
    return isObject(item.json)
      ? (item as unknown as INodeExecutionData)
      : ({ json: item } as INodeExecutionData);
  });
}

/** @throws UsageError that names the file */
export async function readJson(file: string, what: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new UsageError(`Cannot read the ${what} file ${file}: ${reason}.`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not valid JSON: ${messageOf(error)}`);
  }
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

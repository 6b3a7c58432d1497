import { parsePath, readPath } from '../plan/path';

/** Where the state of a job can be asked for. */
export interface StatusLink {
  /** As the API wrote it, possibly relative to the address that answered. */
  readonly url: string;
  /**
   * The address speaks of nothing but the job (Azure's headers): an unknown state there means "still running".
   * Behind a plain Location, the answer may as well be the result.
   */
  readonly isOperation: boolean;
}

/** Headers of an accepted job. Source: Azure REST API guidelines (long-running operations); RFC 9110, 15.3.3. */
const operationHeaders = ['azure-asyncoperation', 'operation-location'];

const statusFields = [
  'statusUrl',
  'status_url',
  'statusQueryGetUri', // Azure Durable Functions
  'statusLink',
  'pollUrl',
  'poll_url',
  'links.status',
  '_links.status.href',
  'monitorUrl',
].map(parsePath);

const resultFields = [
  'resourceLocation', // Azure
  'downloadUrl',
  'download_url',
  'resultUrl',
  'result_url',
  'resultsUrl',
  'results_url',
  'resultLocation',
  'fileUrl',
  'file_url',
  'outputUrl',
  'output_url',
  'links.result',
  'links.results',
  'links.download',
  '_links.result.href',
  '_links.download.href',
  'result.url',
  'result.downloadUrl',
  'file.url',
  'data.downloadUrl',
  'data.download_url',
  'data.attributes.url',
].map(parsePath);

/** Where an answer says that the state of its job can be asked for. */
export function statusLink(headers: Headers, body: unknown): StatusLink | undefined {
  const operation = operationHeaders.map((name) => headers.get(name)).find(Boolean);
  if (operation) return { url: operation, isOperation: true };
  const field = firstLink(body, statusFields);
  if (field) return { url: field, isOperation: true };
  const location = headers.get('location');
  return location ? { url: location, isOperation: false } : undefined;
}

/** Where the last state of a job says that its result is; undefined when that answer is the result itself. */
export function resultLink(headers: Headers, body: unknown): string | undefined {
  return firstLink(body, resultFields) ?? headers.get('location') ?? undefined;
}

function firstLink(body: unknown, paths: ReadonlyArray<ReturnType<typeof parsePath>>): string | undefined {
  for (const path of paths) {
    const value = readPath(body, path);
    if (typeof value === 'string' && /^(https?:\/\/|\/)/i.test(value)) return value;
  }
  return undefined;
}

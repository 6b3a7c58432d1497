import { withAttachments } from './withAttachments';
import type { CompiledMapping } from './mapping/compileMapping';
import { inTurns } from './mapping/inTurns';
import { andThen } from './mapping/andThen';
import { mapEach } from './mapping/mapEach';
import type { Mapped } from './mapping/Mapped';
import type { RunRecorder } from './observability/RunRecorder';
import type { FetchedPage } from './pageSource';
import type { Delivery } from './pagination/PageSource';
import { isObject, type JsonObject } from './plan/json';
import type { OutputShape } from './plan/RequestPlan';
import type { Attachment } from './ports/Attachment';
import type { BinaryContent } from './ports/BinaryStore';

/** One item to be: plain data, and a file where the answer was one. */
export interface Output {
  readonly json: JsonObject;
  readonly file?: BinaryContent;
  /** Files that its data refers to. */
  readonly attachments?: readonly Attachment[];
}

/** What one page becomes. Records pass through the mapping, if there is one. */
export async function createOutputs(
  delivery: Delivery<FetchedPage>,
  shape: OutputShape,
  mapping: CompiledMapping | undefined,
  recorder: RunRecorder,
): Promise<Output[]> {
  const outputs = await shapedOutputs(delivery, shape, mapping, recorder);
  return withAttachments(outputs, delivery.page.attachments);
}

async function shapedOutputs(
  { page, records }: Delivery<FetchedPage>,
  shape: OutputShape,
  mapping: CompiledMapping | undefined,
  recorder: RunRecorder,
): Promise<Output[]> {
  const { file } = page;
  if (shape === 'response') return [{ json: wholeResponse(page), file }];
  if (file) return [{ json: describeFile(file), file }];
  if (shape === 'page') return [{ json: asObject(page.body ?? {}) }];
  return recordOutputs(records, mapping, recorder);
}

/** Records as outputs, through the mapping if there is one. */
export async function recordOutputs(
  records: readonly unknown[],
  mapping: CompiledMapping | undefined,
  recorder: RunRecorder,
): Promise<Output[]> {
  if (!mapping) return records.map((record) => ({ json: asObject(record) }));
  const outputs: Output[] = [];
  const add = (mapped: Mapped): void => {
    for (const { path, message } of mapped.problems)
      recorder.warn(`Map Fields: ${path === '' ? 'a record was left out' : path}: ${message}`);
    if (mapped.status === 'mapped') for (const json of mapped.values) outputs.push({ json });
  };
  await inTurns(records.length, (index) => {
    const record = asObject(records[index]);
    return andThen(mapEach(mapping, record), (parts) => parts.forEach(({ mapped }) => add(mapped)));
  });
  return outputs;
}

/** n8n's items are objects: other values go into a field called "value". */
function asObject(value: unknown): JsonObject {
  return (isObject(value) ? value : { value }) as JsonObject;
}

function wholeResponse({ status, headers, body }: FetchedPage): JsonObject {
  return { statusCode: status, headers: Object.fromEntries(headers), body: (body ?? null) as JsonObject };
}

function describeFile({ fileName, mimeType, bytes }: BinaryContent): JsonObject {
  return { fileName: fileName ?? null, mimeType: mimeType ?? null, size: bytes.length };
}

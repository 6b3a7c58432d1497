import { toApiError } from './errors/toApiError';
import { withIdempotencyKey } from './idempotency/withIdempotencyKey';
import type { Page } from './pagination/Paginator';
import type { PageSource } from './pagination/paginate';
import type { Send } from './pipeline/Policy';
import type { Run } from './pipeline/Run';
import type { RequestSpec } from './plan/RequestPlan';
import type { BinaryContent } from './ports/BinaryStore';
import type { Exchange } from './ports/Transport';
import { createRecordReader, type RecordReader } from './records/createRecordReader';

/** A page as the engine knows it. */
export interface FetchedPage extends Page {
  readonly status: number;
  /** The answer as a file, when it is one. */
  readonly file?: BinaryContent;
}

/** Fetches pages through the pipeline: encode, send, decode, find the records. */
export function createPageSource(run: Run, send: Send): PageSource<FetchedPage> {
  const readRecords = createRecordReader(run.plan.recordsAt);
  return {
    fetch: (request, number) => fetchPage(run, send, readRecords, request, number),
    onChoice: ({ style, why, confidence, warning }) => {
      run.recorder.pagesBy({ style, why, confidence });
      if (warning !== undefined) run.recorder.warn(warning);
    },
    redact: run.redactor.value,
  };
}

async function fetchPage(
  run: Run,
  send: Send,
  readRecords: RecordReader,
  request: RequestSpec,
  number: number,
): Promise<FetchedPage> {
  const keyed = await withIdempotencyKey(request, run.plan.idempotency, run.binary);
  const encoded = await run.protocol.encode(keyed, run.plan, run);
  const answer = await send({ request: encoded, page: number, attempt: 1 });
  const { body, file, found } = await readAnswer(run, readRecords, answer).catch((error: unknown) => {
    const place = { method: encoded.method, url: run.redactor.url(encoded.url), page: number };
    throw toApiError(error).with({ ...place, status: answer.response.status });
  });
  run.recorder.recordsFoundAt(found.path);
  const { status, headers, url } = answer.response;
  return { number, request, url, status, headers, body, file, records: found.records };
}

async function readAnswer(run: Run, readRecords: RecordReader, answer: Exchange) {
  const { body, file, warnings } = await run.protocol.decode(answer, run.plan);
  for (const warning of warnings) run.recorder.warn(warning);
  return { body, file, found: file ? { path: '', records: [file] } : await readRecords(body) };
}

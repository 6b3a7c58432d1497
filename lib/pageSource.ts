import { ApiError } from './errors/ApiError';
import { toApiError } from './errors/toApiError';
import { withIdempotencyKey } from './idempotency/withIdempotencyKey';
import { restoreMasked } from './observability/restoreMasked';
import { digest } from './pagination/digest';
import type { PageSource, ReadPage } from './pagination/PageSource';
import { createPipeline } from './pipeline/pipeline';
import type { Send } from './pipeline/Policy';
import type { Run } from './pipeline/Run';
import type { RequestSpec } from './plan/RequestPlan';
import type { BinaryContent } from './ports/BinaryStore';
import type { Exchange } from './ports/Transport';
import { createRecordReader, type RecordReader } from './records/createRecordReader';

/** A page as the engine knows it. */
export interface FetchedPage extends ReadPage {
  readonly status: number;
  /** The answer as a file, when it is one. */
  readonly file?: BinaryContent;
}

/** Fetches pages through the pipeline: encode, send, decode, find the records. */
export function createPageSource(run: Run): PageSource<FetchedPage> {
  const readRecords = createRecordReader(run.plan.recordsAt);
  const sendUnder = pipelines(run);
  return {
    signal: run.signal,
    mostAtOnce: run.access.pace.maxConcurrency,
    fetch: async (request, number, signal) => fetchPage(run, sendUnder(signal), readRecords, request, number),
    sleep: (ms, signal) => run.ports.clock.sleep(ms, signal),
    onChoice: ({ style, why, confidence, warning }) => {
      run.recorder.pagesBy({ style, why, confidence });
      if (warning !== undefined) run.recorder.warn(warning);
    },
    onDuplicates: (count) => run.recorder.duplicates(count),
    onWarning: (warning) => run.recorder.warn(warning),
    redact: run.redactor.value,
  };
}

/** One pipeline for all requests that are taken back together. */
function pipelines(run: Run): (signal: AbortSignal) => Send {
  let latest: { readonly signal: AbortSignal; readonly send: Send } | undefined;
  return (signal) => {
    if (latest?.signal !== signal) latest = { signal, send: createPipeline({ ...run, signal }) };
    return latest.send;
  };
}

async function fetchPage(
  run: Run,
  send: Send,
  readRecords: RecordReader,
  request: RequestSpec,
  number: number,
): Promise<FetchedPage> {
  // A request that comes from a resume cursor has its secrets masked.
  const complete = restoreMasked(request, run.plan.request);
  const keyed = await withIdempotencyKey(complete, run.plan.idempotency, run.binary);
  const encoded = await run.protocol.encode(keyed, run.plan, run);
  const answer = await send({ request: encoded, page: number, attempt: 1 });
  const { body, file, found } = await readAnswer(run, readRecords, answer, number).catch((error: unknown) => {
    const place = { method: encoded.method, url: run.redactor.url(encoded.url), page: number };
    throw toApiError(error).with({ ...place, status: answer.response.status });
  });
  run.recorder.recordsFoundAt(found.path);
  const { status, headers, url, body: content } = answer.response;
  const facts = { digest: digest(content), bytes: content.length };
  return { number, request, url, status, headers, body, file, records: found.records, ...facts };
}

async function readAnswer(run: Run, readRecords: RecordReader, answer: Exchange, number: number) {
  const { body, file, warnings } = await run.protocol.decode(answer, run.plan);
  if (number > 1 && body === undefined && !file && answer.response.status !== noContent) throw emptyPage();
  for (const warning of warnings) run.recorder.warn(warning);
  return { body, file, found: file ? { path: '', records: [file] } : await readRecords(body) };
}

const noContent = 204;

/** The page before led to this one: an answer of no bytes must not pass for the end of the list. */
function emptyPage(): ApiError {
  return new ApiError('RESPONSE_NOT_JSON', {
    subject: 'The answer is empty where a page of records was expected',
    hint: 'This is often passing. Go on from the "resume" of the report.',
  });
}

import { ApiError } from './errors/ApiError';
import { toApiError } from './errors/toApiError';
import { withIdempotencyKey } from './idempotency/withIdempotencyKey';
import { awaitJob, type JobScope } from './jobs/awaitJob';
import { restoreMasked } from './observability/restoreMasked';
import { digest } from './pagination/digest';
import type { PageSource, ReadPage } from './pagination/PageSource';
import { createPipeline } from './pipeline/pipeline';
import type { Send } from './pipeline/Policy';
import type { Run } from './pipeline/Run';
import type { RequestSpec } from './plan/RequestPlan';
import type { Attachment } from './ports/Attachment';
import type { BinaryContent } from './ports/BinaryStore';
import type { Exchange } from './ports/Transport';
import type { AskMore } from './protocol/Protocol';
import { createRecordReader, type RecordReader } from './records/createRecordReader';

/** A page as the engine knows it. */
export interface FetchedPage extends ReadPage {
  readonly status: number;
  /** The answer as a file, when it is one. */
  readonly file?: BinaryContent;
  /** Files that came along with the data. */
  readonly attachments?: readonly Attachment[];
  readonly problems: readonly ApiError[];
}

/** Fetches pages through the pipeline: encode, send, decode, find the records. */
export function createPageSource(run: Run): PageSource<FetchedPage> {
  const readRecords = createRecordReader(run.plan.recordsAt);
  const under = waysOf(run);
  return {
    signal: run.signal,
    mostAtOnce: run.access.pace.maxConcurrency,
    fetch: async (request, number, signal, onMoved) =>
      fetchPage(under(signal), readRecords, request, { page: number, onMoved }),
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

/** A run under one signal, and the way to send for it. */
interface Way {
  readonly run: Run;
  readonly send: Send;
}

/** One pipeline for all requests that are taken back together. */
function waysOf(run: Run): (signal: AbortSignal | undefined) => Way {
  let latest: Way | undefined;
  return (signal) => {
    if (!latest || latest.run.signal !== signal) {
      const own = signal === run.signal ? run : { ...run, signal };
      latest = { run: own, send: createPipeline(own) };
    }
    return latest;
  };
}

async function fetchPage(
  way: Way,
  readRecords: RecordReader,
  request: RequestSpec,
  scope: JobScope,
): Promise<FetchedPage> {
  const { run, send } = way;
  const { page: number } = scope;
  // A request that comes from a resume cursor has its secrets masked.
  const complete = restoreMasked(request, run.plan.request);
  const keyed = await withIdempotencyKey(complete, run.plan.idempotency, run.binary);
  const encoded = await run.protocol.encode(keyed, run.plan, run);
  const first = await send({ request: encoded, page: number, attempt: 1 });
  const { request: asked, answer } = await awaitJob(run, send, { request, answer: first }, scope);
  const { body, file, attachments, found, problems, cut, continuations } = await readAnswer(
    way,
    readRecords,
    answer,
    { number, request: asked },
  ).catch((error: unknown) => {
    const { method, url } = answer.request;
    const place = { method, url: run.redactor.url(url), page: number, status: answer.response.status };
    const failure = toApiError(error);
    // What failed may be another request for the same page, which knows its own place.
    throw failure.with({ ...place, ...failure.detail });
  });
  run.recorder.recordsFoundAt(found.path);
  const { status, headers, url, body: content } = answer.response;
  return {
    number,
    request: asked,
    url,
    status,
    headers,
    body,
    file,
    attachments,
    records: found.records,
    problems,
    cut,
    continuations,
    digest: () => digest(content),
    bytes: content.length,
  };
}

/** What an answer is one to. */
type Asked = Pick<FetchedPage, 'number' | 'request'>;

async function readAnswer(way: Way, readRecords: RecordReader, answer: Exchange, asked: Asked) {
  const { run } = way;
  const { number } = asked;
  const {
    body,
    file,
    attachments,
    cut,
    warnings,
    problems: own = [],
    continuations,
  } = await run.protocol.decode(answer, run.plan, run);
  if (number > 1 && body === undefined && !file && answer.response.status !== noContent) throw emptyPage();
  for (const warning of warnings) run.recorder.warn(warning);
  if (file) return { body, file, attachments, cut, problems: own, found: { path: '', records: [file] } };
  const completion = await run.protocol.complete?.(body, asked.request, run.plan, askMore(way, number));
  for (const warning of completion?.warnings ?? []) run.recorder.warn(warning);
  const problems = completion ? [...own, ...completion.problems] : own;
  const known = run.plan.recordsAt === 'auto' ? run.protocol.records?.(body, run.plan) : undefined;
  return { body, attachments, cut, problems, continuations, found: known ?? (await readRecords(body)) };
}

function askMore({ run, send }: Way, page: number): AskMore {
  return async (request) => {
    const complete = restoreMasked(request, run.plan.request);
    const encoded = await run.protocol.encode(complete, run.plan, run);
    const answer = await send({ request: encoded, page, attempt: 1 });
    const decoded = await run.protocol.decode(answer, run.plan, run);
    for (const warning of decoded.warnings) run.recorder.warn(warning);
    return decoded;
  };
}

const noContent = 204;

/** The page before led to this one: an answer of no bytes must not pass for the end of the list. */
function emptyPage(): ApiError {
  return new ApiError('RESPONSE_NOT_JSON', {
    subject: 'The answer is empty where a page of records was expected',
    hint: 'This is often passing. Go on from the "resume" of the report.',
  });
}

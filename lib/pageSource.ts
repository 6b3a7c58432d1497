import { ApiError } from './errors/ApiError';
import { toApiError } from './errors/toApiError';
import { restoreMasked } from './observability/restoreMasked';
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
  // A request that comes from a resume cursor has its secrets masked.
  const complete = restoreMasked(request, run.plan.request);
  const encoded = await run.protocol.encode(complete, run.plan, run);
  const answer = await send({ request: encoded, page: number, attempt: 1 });
  const { body, file, found } = await readAnswer(run, readRecords, answer, number).catch((error: unknown) => {
    const place = { method: encoded.method, url: run.redactor.url(encoded.url), page: number };
    throw toApiError(error).with({ ...place, status: answer.response.status });
  });
  run.recorder.recordsFoundAt(found.path);
  const { status, headers, url } = answer.response;
  return { number, request, url, status, headers, body, file, records: found.records };
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

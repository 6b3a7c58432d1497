import type { Page } from './pagination/Paginator';
import type { PageSource } from './pagination/paginate';
import type { Send } from './pipeline/Policy';
import type { Run } from './pipeline/Run';
import type { RequestSpec } from './plan/RequestPlan';
import type { BinaryContent } from './ports/BinaryStore';
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
    onChoice: ({ style, why, confidence }) => run.recorder.pagesBy({ style, why, confidence }),
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
  const encoded = await run.protocol.encode(request, run.plan, run);
  const answer = await send({ request: encoded, page: number, attempt: 1 });
  const { body, file, warnings } = await run.protocol.decode(answer, run.plan);
  for (const warning of warnings) run.recorder.warn(warning);
  const found = file ? { path: '', records: [file] } : await readRecords(body);
  run.recorder.page(found.records.length);
  run.recorder.recordsFoundAt(found.path);
  const { status, headers, url } = answer.response;
  return { number, request, url, status, headers, body, file, records: found.records };
}

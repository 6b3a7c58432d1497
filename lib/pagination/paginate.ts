import { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import type { RequestPlan, RequestSpec } from '../plan/RequestPlan';
import { chosenByPage, chosenByUser, nextPage, type Choice } from './chooseStyle';
import { sameContent, sameRequest, unclearNext, type Ending } from './Ending';
import { LoopGuard } from './LoopGuard';
import type { Page, PageState } from './Paginator';
import { paginators } from './paginators';
import { readResumeCursor, writeResumeCursor } from './resumeCursor';

/** What the loop over pages needs from the engine. */
export interface PageSource<Fetched extends Page> {
  /** Sends the request for a page and reads it; rejects with an ApiError. */
  fetch(request: RequestSpec, number: number): Promise<Fetched>;
  /** Told once, as soon as the style is known. */
  onChoice(choice: Choice): void;
  /** Takes secrets out of a resume cursor. */
  redact<Value>(value: Value): Value;
}

/** A page with those of its records that are to be delivered: none twice, none beyond the limit. */
export interface Delivery<Fetched extends Page> {
  readonly page: Fetched;
  readonly records: readonly unknown[];
}

/**
 * Reads page after page until the last one, a cap or a failure. Yields what each page delivers; returns how it
 * ended. A failure on the first page, or with `onFailure: 'fail'`, is thrown, with a cursor to the page that failed.
 */
export async function* paginate<Fetched extends Page>(
  plan: RequestPlan,
  source: PageSource<Fetched>,
): AsyncGenerator<Delivery<Fetched>, Ending> {
  const walk = new PageWalk(plan, source);
  for (;;) {
    const page = await walk.fetch();
    if (!('records' in page)) return page;
    yield walk.deliver(page);
    const ending = walk.advance(page);
    if (ending) return ending;
  }
}

/** Which page to ask for next, and how. */
interface Position {
  readonly request: RequestSpec;
  readonly state: PageState;
  /** From 1. */
  readonly page: number;
  /** Records of that page that were delivered by an earlier run. */
  readonly skip: number;
}

class PageWalk<Fetched extends Page> {
  private readonly guard = new LoopGuard();
  private readonly isResumed: boolean;
  private choice: Choice | undefined;
  private position: Position;
  private delivered = 0;
  private pages = 0;

  constructor(
    private readonly plan: RequestPlan,
    private readonly source: PageSource<Fetched>,
  ) {
    const { resumeFrom } = plan.pagination;
    const resumed = resumeFrom ? readResumeCursor(resumeFrom) : undefined;
    this.choice = resumed
      ? { ...resumed, why: 'continued from a resume cursor', confidence: 1 }
      : chosenByUser(plan.pagination);
    if (this.choice) source.onChoice(this.choice);
    this.position = resumed ?? firstPosition(plan.request, this.choice);
    this.isResumed = resumed !== undefined;
    this.guard.earlierRequest(this.position.request, this.position.page);
  }

  async fetch(): Promise<Fetched | Ending> {
    const { request, page: number } = this.position;
    const page = await this.source.fetch(request, number).catch((error: unknown) => toApiError(error));
    if (page instanceof ApiError) return this.failed(page);
    const earlier = this.guard.earlierContent(page);
    return earlier === undefined ? page : this.failed(sameContent(number, earlier));
  }

  deliver(page: Fetched): Delivery<Fetched> {
    const { skip } = this.position;
    const records = page.records.slice(skip, skip + this.room());
    this.delivered += records.length;
    this.pages += 1;
    // A page that was cut is where a resumed run has to begin.
    this.position = { ...this.position, skip: skip + records.length };
    if (!this.choice) this.source.onChoice((this.choice = chosenByPage(page)));
    return { page, records };
  }

  /** Moves to the page after this one; an ending when there is none or a cap is reached. */
  advance(page: Fetched): Ending | undefined {
    const { maxRecords, maxPages } = this.plan.pagination;
    if (this.position.skip < page.records.length) return this.capped(`${maxRecords} records`);
    const next = nextPage(page, this.position.state, this.choice!);
    if ('done' in next) return { status: 'complete', reason: `Everything was read: ${next.done}` };
    const number = page.number + 1;
    if ('unclear' in next) return this.failed(unclearNext(next.unclear));
    const earlier = this.guard.earlierRequest(next.request, number);
    if (earlier !== undefined) return this.failed(sameRequest(number, earlier));
    this.position = { ...next, page: number, skip: 0 };
    if (this.room() === 0) return this.capped(`${maxRecords} records`);
    return this.pages >= maxPages ? this.capped(`${maxPages} pages`) : undefined;
  }

  private room(): number {
    return (this.plan.pagination.maxRecords ?? Infinity) - this.delivered;
  }

  private capped(limit: string): Ending {
    return { status: 'capped', reason: `The limit of ${limit} was reached`, resume: this.resume() };
  }

  /** Keeps what was read before, unless nothing was or the user wants the failure itself. */
  private failed(error: ApiError): Ending {
    const resume = this.resume();
    const { page } = this.position;
    const isNothingRead = this.pages === 0;
    if (isNothingRead || this.plan.pagination.onFailure === 'fail' || error.code === 'CANCELLED') {
      // A cursor to this page would skip the pages before it, unless an earlier run has delivered them.
      throw error.with({ page, resume: this.pages === 0 && this.isResumed ? resume : undefined });
    }
    return { status: 'partial', reason: `Reading stopped at page ${page}: ${error.message}`, resume, error };
  }

  private resume(): string | undefined {
    if (!this.choice) return undefined;
    const { style, settings } = this.choice;
    return writeResumeCursor(this.source.redact({ style, settings, ...this.position }));
  }
}

function firstPosition(request: RequestSpec, choice: Choice | undefined): Position {
  const first = choice && paginators.get(choice.style).first(request, choice.settings);
  return { request, state: {}, ...first, page: 1, skip: 0 };
}

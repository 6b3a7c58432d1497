import { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import type { RequestPlan, RequestSpec } from '../plan/RequestPlan';
import { Caps } from './Caps';
import { chosenByCursor, chosenByPage, chosenByUser, nextPage, pagesAhead, type Choice } from './chooseStyle';
import { sameContent, sameRequest, unclearNext, type Ending, type Stop } from './Ending';
import { LoopGuard } from './LoopGuard';
import { PagesAtOnce } from './PagesAtOnce';
import type { Delivery, PageSource, ReadPage } from './PageSource';
import { PageWindow } from './PageWindow';
import type { PageState } from './Paginator';
import { paginators } from './paginators';
import { readResumeCursor, writeResumeCursor } from './resumeCursor';
import { totalMismatch } from './totalMismatch';
import { UniqueRecords } from './UniqueRecords';

/** Which page to ask for next, and how. */
interface Position {
  readonly request: RequestSpec;
  readonly state: PageState;
  /** From 1. */
  readonly page: number;
  /** Records of that page that were delivered by an earlier run. */
  readonly skip: number;
  /** Records received before that page, by earlier runs too. */
  readonly received?: number;
}

/**
 * The way through the pages of one run. Where it leads is decided page by page, by what was received; requests
 * that are sent ahead are guesses, of which only those are used that the walk then really comes to.
 */
export class PageWalk<Fetched extends ReadPage> {
  private readonly guard = new LoopGuard();
  private readonly caps: Caps;
  private readonly atOnce: PagesAtOnce;
  private readonly window: PageWindow<Fetched>;
  private unique: UniqueRecords | undefined;
  private readonly isResumed: boolean;
  /** The present page is being made by a job, which a later run can go on waiting for. */
  private hasMoved = false;
  private choice: Choice | undefined;
  private position: Position;
  private last: Fetched | undefined;

  constructor(
    private readonly plan: RequestPlan,
    private readonly source: PageSource<Fetched>,
  ) {
    const { resumeFrom, uniqueBy, pagesInParallel, maxMs } = plan.pagination;
    const resumed = resumeFrom ? readResumeCursor(resumeFrom) : undefined;
    this.choice = chosenByCursor(resumed) ?? chosenByUser(plan.pagination);
    if (uniqueBy) this.unique = new UniqueRecords(uniqueBy);
    if (this.choice) this.settle(this.choice);
    this.position = resumed ?? firstPosition(plan.request, this.choice);
    this.isResumed = resumed !== undefined;
    this.caps = new Caps(plan.pagination);
    this.atOnce = new PagesAtOnce(pagesInParallel, source.mostAtOnce);
    this.window = new PageWindow(source, maxMs);
    this.guard.begin(this.position.request, this.position.page);
  }

  async fetch(): Promise<Fetched | Stop> {
    const { request, page: number } = this.position;
    const moved = (to: RequestSpec) => {
      this.position = { ...this.position, request: to };
      this.hasMoved = to !== request;
    };
    const page = await this.window.take(request, number, moved).catch((error: unknown) => toApiError(error));
    if (page instanceof ApiError) {
      return this.window.isTimeUp ? this.outOfTime() : { failed: page };
    }
    const earlier = this.guard.earlierContent(page);
    if (earlier === undefined) return page;
    const end = this.choice && paginators.get(this.choice.style).repeated?.(this.choice.settings);
    return end ?? { failed: sameContent(number, earlier) };
  }

  deliver(page: Fetched): Delivery<Fetched> {
    if (!this.choice) this.settle(chosenByPage(page));
    const { skip } = this.position;
    const { records, reached } = this.select(page.records, skip);
    this.source.onDuplicates(reached - skip - records.length);
    this.caps.count(page, records.length);
    // A page that was cut is where a resumed run has to begin.
    this.position = { ...this.position, skip: reached };
    this.last = page;
    return { page, records };
  }

  /** Moves to the page after this one, and sends for it; tells why when there is none to go to. */
  advance(page: Fetched): Stop | undefined {
    const { skip, state, received = 0 } = this.position;
    if (page.cut) return page.cut;
    if (skip < page.records.length) return { capped: this.caps.reached() ?? '' };
    const next = nextPage(page, state, this.choice!);
    if ('done' in next) {
      this.position = { ...this.position, received: received + page.records.length };
      return next;
    }
    if ('unclear' in next) return { failed: unclearNext(next.unclear, next.field) };
    const number = page.number + 1;
    const earlier = this.guard.earlierRequest(next.request, number);
    if (earlier !== undefined) return { failed: sameRequest(number, earlier) };
    this.position = { ...next, page: number, skip: 0, received: received + page.records.length };
    const limit = this.caps.reached();
    if (limit !== undefined) return { capped: limit };
    if (this.window.isTimeUp) return this.outOfTime();
    if (this.mayFetchAhead()) this.fetchAhead(page, state);
    return undefined;
  }

  /** How the run ended. Throws the failure when nothing was read before it, or the user wants the failure itself. */
  end(stop: Stop): Ending {
    if ('failed' in stop) return this.failed(stop.failed);
    if ('capped' in stop)
      return {
        status: 'capped',
        reason: `The limit of ${stop.capped} was reached`,
        resume: this.resume(),
      };
    const mismatch = this.last && totalMismatch(this.last, this.position.received ?? 0);
    if (mismatch !== undefined) this.source.onWarning(mismatch);
    const { done, warning, deltaLink } = stop;
    if (warning !== undefined) this.source.onWarning(warning);
    return { status: 'complete', reason: `Everything was read: ${done}`, deltaLink };
  }

  /** Takes back the requests that are still under way. */
  close(): void {
    this.window.close();
  }

  /** From now on the style is known; where its pages overlap, records have to be told apart. */
  private settle(choice: Choice): void {
    this.choice = choice;
    this.source.onChoice(choice);
    const { uniqueBy } = choice.settings;
    if (!this.unique && typeof uniqueBy === 'string' && uniqueBy !== '')
      this.unique = new UniqueRecords(uniqueBy);
  }

  private select(records: readonly unknown[], skip: number): ReturnType<UniqueRecords['select']> {
    if (this.unique) return this.unique.select(records, skip, this.caps.room);
    const reached = Math.min(records.length, skip + this.caps.room);
    return {
      records: skip === 0 && reached === records.length ? records : records.slice(skip, reached),
      reached,
    };
  }

  /** A request that may change something is only sent when its turn has come. */
  private mayFetchAhead(): boolean {
    const { method } = this.plan.request;
    return method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || this.plan.pagination.readsOnly;
  }

  private fetchAhead(page: Fetched, state: PageState): void {
    const { request, page: number } = this.position;
    if (this.window.leadsTo(request)) this.atOnce.grow();
    else {
      this.window.clear();
      this.atOnce.shrink();
    }
    const ahead = this.atOnce.value > 1 ? pagesAhead(page, state, this.choice!) : undefined;
    const count = ahead ? Math.min(ahead.count ?? 1, this.caps.pagesLeft(page)) : 1;
    this.window.fill({
      first: number,
      last: number + Math.max(1, count) - 1,
      request: (each) => (each === number ? request : ahead!.at(each - number + 1).request),
      atOnce: ahead ? this.atOnce.value : 1,
    });
  }

  private outOfTime(): Stop {
    return { capped: `${(this.plan.pagination.maxMs ?? 0) / 1000} s` };
  }

  /** Keeps what was read before, unless nothing was or the user wants the failure itself. */
  private failed(error: ApiError): Ending {
    const resume = this.resume();
    const { page } = this.position;
    const isNothingRead = this.last === undefined;
    if (isNothingRead || this.plan.pagination.onFailure === 'fail' || error.code === 'CANCELLED') {
      // A cursor to this page would skip the pages before it, unless an earlier run has delivered them.
      const isOfUse = isNothingRead && (this.isResumed || this.hasMoved);
      throw error.with({ page, resume: isOfUse ? resume : undefined });
    }
    return { status: 'partial', reason: `Reading stopped at page ${page}: ${error.message}`, resume, error };
  }

  private resume(): string | undefined {
    // A stream cannot be gone on with, only begun anew.
    if (this.last?.cut) return undefined;
    if (!this.choice && !this.hasMoved && !this.isResumed) return undefined;
    const { style, settings } = this.choice ?? this.plan.pagination;
    return writeResumeCursor(this.source.redact({ style, settings, ...this.position }));
  }
}

function firstPosition(request: RequestSpec, choice: Choice | undefined): Position {
  const first = choice && paginators.get(choice.style).first(request, choice.settings);
  return { request, state: {}, ...first, page: 1, skip: 0 };
}

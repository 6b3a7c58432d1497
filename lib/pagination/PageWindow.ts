import { setMaxListeners } from 'node:events';
import type { RequestSpec } from '../plan/RequestPlan';
import type { PageSource, ReadPage } from './PageSource';

interface Sent<Fetched> {
  readonly key: string;
  readonly page: Promise<Fetched>;
  /** Size of the page once it is there. */
  bytes: number;
  /** Set when the request has started a job: what to ask for instead. */
  moved?: RequestSpec;
  /** Whoever waits for the page is told of that. */
  onMoved?: (request: RequestSpec) => void;
}

/** Why requests are taken back; a constant, as nobody gets to see it. */
const notNeeded = Symbol('not needed');

/** The pages that can be asked for before their turn: from `first` to `last`, by number. */
export interface PagesAhead {
  readonly first: number;
  readonly last: number;
  readonly request: (number: number) => RequestSpec;
  /** Requests under way at the same time. */
  readonly atOnce: number;
}

/**
 * While a page is waited for, which may have to wait for a limit itself, so many times more pages may be there before
 * their turn, up to a size in all (bytes): those behind it go on for a while.
 */
const moreWhileWaiting = 8;
const largestWaiting = 32 * 1024 * 1024;

/** The requests that were sent ahead, in the order of their pages, and the limit in time that all requests share. */
export class PageWindow<Fetched extends ReadPage> {
  private readonly sent: Array<Sent<Fetched>> = [];
  private readonly timer: AbortController | undefined;
  /** What is sent can be taken back by this; without it, only by the source's own signal. */
  private requests: AbortController | undefined;
  private underWay = 0;
  /** How often all that was under way has been taken back. */
  private clearings = 0;
  private ahead: PagesAhead | undefined;
  /** The page whose turn it is has not come yet. */
  private isWaiting = false;
  private hasTimeRunOut = false;
  private readonly cancel = (): void => this.requests?.abort(this.source.signal?.reason);
  private readonly endTime = (): void => {
    this.hasTimeRunOut = true;
    this.requests?.abort(notNeeded);
  };

  constructor(
    private readonly source: Pick<PageSource<Fetched>, 'fetch' | 'sleep' | 'signal'>,
    maxMs: number | undefined,
  ) {
    if (maxMs === undefined) return;
    this.startCanceller();
    this.timer = new AbortController();
    source.sleep(maxMs, this.timer.signal).then(this.endTime, () => {});
  }

  /** Most runs are a single page, which nothing but the run's own signal takes back: a controller is made when needed. */
  private startCanceller(): void {
    this.source.signal?.removeEventListener('abort', this.cancel);
    this.requests = createCanceller();
    this.source.signal?.addEventListener('abort', this.cancel);
    if (this.source.signal?.aborted) this.cancel();
  }

  private get signal(): AbortSignal | undefined {
    return this.requests?.signal ?? this.source.signal;
  }

  /** The limit in time was reached; requests fail from then on. */
  get isTimeUp(): boolean {
    return this.hasTimeRunOut && !this.source.signal?.aborted;
  }

  /** Whether the page of this request is the next one; also when nothing was sent ahead. */
  leadsTo(request: RequestSpec): boolean {
    const [next] = this.sent;
    return next === undefined || next.key === keyOf(request);
  }

  /** Sends for pages before their turn, as many as may be under way, and for more as answers come. */
  fill(ahead: PagesAhead): void {
    this.ahead = ahead;
    if (!this.requests) this.startCanceller();
    const { first, last, atOnce } = ahead;
    const most = Math.min(last - first + 1, this.mayWait ? atOnce * moreWhileWaiting : atOnce);
    while (this.underWay < atOnce && this.sent.length < most) {
      const number = first + this.sent.length;
      this.add(ahead.request(number), number);
    }
  }

  /** More pages than usual may wait for their turn. */
  private get mayWait(): boolean {
    return this.isWaiting && this.sent.reduce((sum, { bytes }) => sum + bytes, 0) < largestWaiting;
  }

  private add(request: RequestSpec, number: number): void {
    const moved = (to: RequestSpec) => {
      sent.moved = to;
      sent.onMoved?.(to);
    };
    const page = this.fetch(request, number, moved);
    const sent: Sent<Fetched> = { key: keyOf(request), page, bytes: 0 };
    // Its failure counts when its turn comes, and perhaps it never does.
    page.then(
      ({ bytes }) => (sent.bytes = bytes),
      () => {},
    );
    this.sent.push(sent);
  }

  private fetch(request: RequestSpec, number: number, onMoved: (to: RequestSpec) => void): Promise<Fetched> {
    const { clearings } = this;
    const page = this.source.fetch(request, number, this.signal, onMoved);
    this.underWay += 1;
    const settle = (isWell: boolean) => {
      if (clearings !== this.clearings) return;
      this.underWay -= 1;
      // After a failure it is not certain that there is anything to be had there.
      if (!isWell) this.ahead = undefined;
      else if (this.ahead) this.fill(this.ahead);
    };
    page.then(
      () => settle(true),
      () => settle(false),
    );
    return page;
  }

  /** The page of a request whose turn has come: the one sent ahead, else it is sent now. */
  take(request: RequestSpec, number: number, onMoved: (request: RequestSpec) => void): Promise<Fetched> {
    const sent = this.sent.shift();
    if (this.ahead) this.ahead = { ...this.ahead, first: number + 1 };
    if (sent?.moved) onMoved(sent.moved);
    if (sent) sent.onMoved = onMoved;
    this.isWaiting = true;
    const page = sent?.page ?? this.fetch(request, number, onMoved);
    return page.finally(() => (this.isWaiting = false));
  }

  /** Takes back what was sent ahead. */
  clear(): void {
    this.sent.length = 0;
    this.ahead = undefined;
    this.underWay = 0;
    this.clearings += 1;
    this.requests?.abort(notNeeded);
    this.startCanceller();
  }

  close(): void {
    this.ahead = undefined;
    this.source.signal?.removeEventListener('abort', this.cancel);
    this.timer?.abort(notNeeded);
    this.requests?.abort(notNeeded);
  }
}

/** Many requests listen to one signal at once; that is no leak. */
function createCanceller(): AbortController {
  const canceller = new AbortController();
  setMaxListeners(0, canceller.signal);
  return canceller;
}

function keyOf(request: RequestSpec): string {
  return JSON.stringify(request);
}

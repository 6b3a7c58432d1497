import { setMaxListeners } from 'node:events';
import type { RequestSpec } from '../plan/RequestPlan';
import type { PageSource, ReadPage } from './PageSource';

interface Sent<Fetched> {
  readonly key: string;
  readonly page: Promise<Fetched>;
  /** Set when the request has started a job: what to ask for instead. */
  moved?: RequestSpec;
  /** Whoever waits for the page is told of that. */
  onMoved?: (request: RequestSpec) => void;
}

/** Why requests are taken back; a constant, as nobody gets to see it. */
const notNeeded = Symbol('not needed');

/**
 * The requests that were sent ahead, in the order of their pages, and the limit in time that all requests share.
 * No more pages wait in memory than requests were added.
 */
export class PageWindow<Fetched extends ReadPage> {
  private readonly sent: Array<Sent<Fetched>> = [];
  private readonly timer = new AbortController();
  private requests = createCanceller();
  private hasTimeRunOut = false;
  private readonly cancel = (): void => this.requests.abort(this.source.signal?.reason);
  private readonly endTime = (): void => {
    this.hasTimeRunOut = true;
    this.requests.abort(notNeeded);
  };

  constructor(
    private readonly source: Pick<PageSource<Fetched>, 'fetch' | 'sleep' | 'signal'>,
    maxMs: number | undefined,
  ) {
    source.signal?.addEventListener('abort', this.cancel);
    if (source.signal?.aborted) this.cancel();
    if (maxMs !== undefined) source.sleep(maxMs, this.timer.signal).then(this.endTime, () => {});
  }

  get size(): number {
    return this.sent.length;
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

  /** Sends for a page before its turn. */
  add(request: RequestSpec, number: number): void {
    const moved = (to: RequestSpec) => {
      sent.moved = to;
      sent.onMoved?.(to);
    };
    const page = this.source.fetch(request, number, this.requests.signal, moved);
    const sent: Sent<Fetched> = { key: keyOf(request), page };
    // Its failure counts when its turn comes, and perhaps it never does.
    page.catch(() => {});
    this.sent.push(sent);
  }

  /** The page of a request whose turn has come: the one sent ahead, else it is sent now. */
  take(request: RequestSpec, number: number, onMoved: (request: RequestSpec) => void): Promise<Fetched> {
    const sent = this.sent.shift();
    if (!sent) return this.source.fetch(request, number, this.requests.signal, onMoved);
    if (sent.moved) onMoved(sent.moved);
    sent.onMoved = onMoved;
    return sent.page;
  }

  /** Takes back what was sent ahead. */
  clear(): void {
    this.sent.length = 0;
    this.requests.abort(notNeeded);
    this.requests = createCanceller();
  }

  close(): void {
    this.source.signal?.removeEventListener('abort', this.cancel);
    this.timer.abort(notNeeded);
    this.requests.abort(notNeeded);
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

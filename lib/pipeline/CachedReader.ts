import { healthOf } from '../breaker/healthOf';
import { cacheKey, digest, identityOf } from '../cache/cacheKey';
import { type CachePlace, ResponseCache } from '../cache/ResponseCache';
import { type Flight, SharedReads } from '../cache/SharedReads';
import { StoredResponse } from '../cache/StoredResponse';
import type { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import type { Ports } from '../ports/Ports';
import type { HttpResponse } from '../ports/Transport';
import type { Answer, Call, Send } from './Policy';
import type { Run } from './Run';
import { unlessAborted } from './unlessAborted';

/** What the runs of a process know of earlier answers. */
export interface AnswerCache {
  readonly responses: ResponseCache;
  readonly reads: SharedReads<Reading>;
}

interface Reading {
  readonly response: HttpResponse;
  readonly isStale: boolean;
  /** Others who asked the same at the same time may have it too. */
  readonly isShareable: boolean;
}

export function cacheOf({ state }: Ports): AnswerCache {
  return state.getOrCreate('cache', () => ({
    responses: new ResponseCache(),
    reads: new SharedReads<Reading>(),
  }));
}

/** Reads through the cache, for one run. */
export class CachedReader {
  private readonly identity: string;
  /** Reads that would be repeated, limited or judged differently are not the same. */
  private readonly terms: string;
  private readonly isGivingOut: boolean;

  constructor(
    private readonly run: Run,
    private readonly cache: AnswerCache,
    private readonly next: Send,
  ) {
    const { retry, limits, cache: spec, breaker, verifyTls } = run.plan;
    this.identity = identityOf(run.access);
    this.terms = JSON.stringify([retry, limits, spec, breaker, verifyTls]);
    this.isGivingOut = spec.mode === 'memory';
    if (this.isGivingOut) run.recorder.cache();
  }

  async read(call: Call): Promise<Answer> {
    const { request } = call;
    const place = cacheKey(request, this.identity);
    if (!this.isGivingOut) return this.alone(call, place);
    const flightPlace = { ...place, key: digest([place.key, request.headers, this.terms]) };
    for (;;) {
      const stored = this.cache.responses.find(place.key, request);
      if (stored?.isFresh(request, this.run.plan.cache.keepAtLeastMs)) {
        this.run.recorder.cache('hits');
        return { request, response: stored.toResponse() };
      }
      const underWay = this.cache.reads.underWay(flightPlace.key);
      if (!underWay) {
        const work = (flight: Flight) => this.fetch(call, place, stored, flight);
        return { request, response: (await this.cache.reads.begin(flightPlace, work)).response };
      }
      const reading = await this.join(underWay);
      if (reading) return reading.isShareable ? this.shared(call, reading) : this.alone(call, place);
    }
  }

  /** Waits for another's read; undefined when that one was given up for reasons of its own. */
  private async join(underWay: Promise<Reading>): Promise<Reading | undefined> {
    const { signal } = this.run;
    try {
      return await unlessAborted(underWay, signal);
    } catch (error) {
      const { code } = toApiError(error, signal);
      if (signal?.aborted || (code !== 'CANCELLED' && code !== 'TIMEOUT_OPERATION')) throw error;
      return undefined;
    }
  }

  private shared({ request }: Call, { response, isStale }: Reading): Answer {
    this.run.recorder.cache(isStale ? 'stale' : 'hits');
    return { request, response: { ...response, headers: new Headers(response.headers), receivedBytes: 0 } };
  }

  private async alone(call: Call, place: CachePlace): Promise<Answer> {
    const stored = this.cache.responses.find(place.key, call.request);
    const { response } = await this.fetch(call, place, stored, { overtaken: false });
    return { request: call.request, response };
  }

  private async fetch(
    call: Call,
    place: CachePlace,
    stored: StoredResponse | undefined,
    flight: Flight,
  ): Promise<Reading> {
    const { request } = call;
    const isAsking = this.isGivingOut && stored?.hasValidator === true;
    try {
      const answer = await this.next(
        isAsking ? { ...call, request: stored.conditional(request), isConditional: true } : call,
      );
      if (answer.response.status !== 304 || !stored) return this.keep(answer, call, place, flight);
      const refreshed = stored.refreshed(request, answer.response.headers);
      if (refreshed && !flight.overtaken) this.cache.responses.put(place, request, refreshed);
      this.run.recorder.cache('revalidated');
      return { response: (refreshed ?? stored).toResponse(), isStale: false, isShareable: !flight.overtaken };
    } catch (error) {
      return this.substitute(toApiError(error, this.run.signal), stored);
    }
  }

  private keep(
    { request: last, response }: Answer,
    { request }: Call,
    place: CachePlace,
    flight: Flight,
  ): Reading {
    if (this.isGivingOut) this.run.recorder.cache('misses');
    // What another address answered after a redirect is no answer of this one.
    const isOwn = last.url === request.url;
    const stored = isOwn ? StoredResponse.from(request, response, this.run.ports.clock) : undefined;
    if (stored && !flight.overtaken && this.isWorthKeeping(stored)) {
      this.cache.responses.put(place, request, stored);
    }
    return { response, isStale: false, isShareable: stored !== undefined };
  }

  private isWorthKeeping(stored: StoredResponse): boolean {
    const { cache, breaker } = this.run.plan;
    const isWanted = cache.keepAtLeastMs > 0 || cache.staleIfErrorMs > 0 || breaker.whenOpen === 'stale';
    return isWanted || stored.isWorthKeeping;
  }

  /** The last known answer in place of a failure, where that is allowed. */
  private substitute(error: ApiError, stored: StoredResponse | undefined): Reading {
    const { cache, breaker } = this.run.plan;
    const isAnyAge = error.code === 'CIRCUIT_OPEN' && breaker.whenOpen === 'stale';
    const isAllowed =
      isAnyAge ||
      (this.isGivingOut &&
        isOutage(error) &&
        stored?.maySubstitute(cache.staleIfErrorMs, cache.keepAtLeastMs));
    if (!stored || !isAllowed) throw error;
    this.run.recorder.cache('stale');
    this.run.recorder.warn(`An earlier answer was used, because the API failed (${error.code})`);
    return { response: stored.toResponse(), isStale: true, isShareable: true };
  }
}

/** The API is not there to answer; a limit or a "no" is an answer. */
function isOutage(error: ApiError): boolean {
  const standing = ['SERVER_BUSY', 'CIRCUIT_OPEN', 'TIMEOUT_OPERATION'];
  return healthOf(error) === 'failing' || standing.includes(error.code);
}

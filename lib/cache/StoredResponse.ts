import type { Clock } from '../ports/Clock';
import type { HttpRequest, HttpResponse } from '../ports/Transport';
import { type CachePolicy, cachePolicy } from './cachePolicy';
import { directives, secondsOf } from './directives';
import { varyingHeaders } from './varyingHeaders';

type HeaderRecord = Readonly<Record<string, string>>;

/** They describe the bytes that are kept, or one exchange, and not the resource (RFC 9111, section 3.2). */
const keptAsTheyAre = /^content-(length|encoding|range|type)$/;
/** A session belongs to the run that began it. */
const neverKept = /^set-cookie2?$/;

/** One answer, kept, with what it says about how long and for whom it is good. Never changes. */
export class StoredResponse {
  private constructor(
    private readonly clock: Clock,
    private readonly policy: CachePolicy,
    private readonly headers: HeaderRecord,
    private readonly status: number,
    private readonly url: string,
    private readonly body: Uint8Array,
    /** Values of the request headers by which the API chose this answer (Vary). */
    private readonly selectedBy: HeaderRecord,
    private readonly storedAt: number,
  ) {}

  /** The answer ready to be kept; undefined where that is forbidden (`no-store`, `Vary: *`) or not understood. */
  static from(request: HttpRequest, response: HttpResponse, clock: Clock): StoredResponse | undefined {
    const headers = Object.fromEntries([...response.headers].filter(([name]) => !neverKept.test(name)));
    return StoredResponse.create(request, response.status, headers, response.body, clock);
  }

  private static create(
    request: HttpRequest,
    status: number,
    headers: HeaderRecord,
    body: Uint8Array,
    clock: Clock,
  ): StoredResponse | undefined {
    const selectedBy = varyingHeaders(headers.vary, request.headers);
    const policy = cachePolicy(request, { status, headers: untilStale(headers) }, () => clock.now());
    if (!selectedBy || !policy.storable()) return undefined;
    return new StoredResponse(clock, policy, headers, status, request.url, body, selectedBy, clock.now());
  }

  /** Bytes of memory it takes, roughly. */
  get bytes(): number {
    const texts = Object.entries(this.headers).flat();
    return this.body.length + texts.reduce((sum, text) => sum + 2 * text.length, 500);
  }

  /** Whether a request asks for this very choice of answer (RFC 9111, section 4.1). */
  answers(request: HttpRequest): boolean {
    return Object.entries(this.selectedBy).every(([name, value]) => (request.headers[name] ?? '') === value);
  }

  /** Whether it may be given out without asking the API. */
  isFresh(request: HttpRequest, keepAtLeastMs: number): boolean {
    if (this.policy.satisfiesWithoutRevalidation(request)) return true;
    const asksForMore = 'cache-control' in request.headers || 'pragma' in request.headers;
    return !asksForMore && this.clock.now() - this.storedAt < keepAtLeastMs;
  }

  /** Whether it may stand in for a failure (RFC 5861, section 4); the user's own time counts beside the API's. */
  maySubstitute(staleIfErrorMs: number, keepAtLeastMs: number): boolean {
    const cacheControl = directives(this.headers['cache-control']);
    const forbids = cacheControl.has('must-revalidate') || cacheControl.has('no-cache');
    const stated = forbids ? 0 : secondsOf(cacheControl.get('stale-if-error')) * 1000;
    const ageMs = this.policy.age() * 1000;
    const freshMs = Math.max(this.policy.maxAge() * 1000, keepAtLeastMs);
    return ageMs < freshMs + Math.max(stated, staleIfErrorMs);
  }

  /** Whether the API can be asked "has it changed?". */
  get hasValidator(): boolean {
    return 'etag' in this.headers || 'last-modified' in this.headers;
  }

  /** Whether it can be of any use later without a wish of the user's. */
  get isWorthKeeping(): boolean {
    return this.hasValidator || this.policy.timeToLive() > 0;
  }

  /** The request, asking for the content only if it has changed (RFC 9110, section 13). */
  conditional(request: HttpRequest): HttpRequest {
    if (!this.hasValidator) return request;
    return { ...request, headers: this.policy.revalidationHeaders(request) as Record<string, string> };
  }

  /** What is kept after a 304: the old content under the new headers (RFC 9111, section 4.3.4). */
  refreshed(request: HttpRequest, notModified: Headers): StoredResponse | undefined {
    const newer = [...notModified].filter(([name]) => !keptAsTheyAre.test(name) && !neverKept.test(name));
    const { age: _age, ...older } = this.headers;
    const headers = { ...older, ...Object.fromEntries(newer) };
    return StoredResponse.create(request, this.status, headers, this.body, this.clock);
  }

  /** The answer, as if it had come just now. */
  toResponse(): HttpResponse {
    const headers = new Headers({ ...this.headers, age: String(Math.round(this.policy.age())) });
    return { status: this.status, headers, body: this.body, url: this.url, receivedBytes: 0 };
  }
}

/** The library asks again whenever it reads "must-revalidate"; the directive speaks of stale answers only. */
function untilStale(headers: HeaderRecord): HeaderRecord {
  const { 'cache-control': stated, ...others } = headers;
  if (stated === undefined) return headers;
  const rest = stated.split(',').filter((part) => part.trim().toLowerCase() !== 'must-revalidate');
  return { ...others, 'cache-control': rest.join(',').toLowerCase() };
}

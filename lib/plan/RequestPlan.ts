import type { BatchSpec } from './BatchSpec';
import type { IdempotencySpec } from './IdempotencySpec';
import type { IncrementalSpec } from './IncrementalSpec';
import { jobDefaults, type JobSpec } from './JobSpec';
import type { JsonObject, JsonValue } from './json';
import type { Settings } from './Field';
import type { MappingDocument } from '../mapping/MappingDocument';
import { type BreakerSpec, breakerDefaults } from './BreakerSpec';
import { type CacheSpec, cacheDefaults } from './CacheSpec';

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** Points at a stored credential; never holds its secret. */
export interface CredentialReference {
  readonly type: string;
  readonly id: string;
}

/** Points at a file of an input item; the bytes stay with the host. */
export interface BinaryReference {
  readonly itemIndex: number;
  readonly field: string;
}

export type MultipartPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly binary: BinaryReference };

/** What is sent, by kind; `lib/protocol/rest/body` has one encoder a kind. */
export type BodySpec =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'form'; readonly fields: readonly NameValue[] }
  | { readonly kind: 'multipart'; readonly parts: readonly MultipartPart[] }
  | { readonly kind: 'raw'; readonly text: string; readonly contentType: string }
  | { readonly kind: 'binary'; readonly binary: BinaryReference; readonly contentType?: string };

/** One request in the user's words. A paginator makes the next page's from it; it never changes it. */
export interface RequestSpec {
  readonly method: HttpMethod;
  /** A path below the credential's base URL, or an absolute URL. */
  readonly url: string;
  /** What stands for `{name}` in the URL's path. */
  readonly pathValues?: readonly NameValue[];
  readonly query: readonly NameValue[];
  readonly headers: readonly NameValue[];
  readonly body?: BodySpec;
  /** Another operation of the API's description than the one that the plan's `call` names: it gives the next page. */
  readonly operation?: string;
  /** Set on what asks for the state of a job: its answers are awaited until the job has ended. */
  readonly job?: JobStatusRequest;
}

export interface JobStatusRequest {
  /** The address speaks of nothing but the job: an unknown state there means "still running". */
  readonly isOperation: boolean;
  /** Where the first answer said that the result will be. */
  readonly location?: string;
}

/** How an answer is read. `auto` goes by its Content-Type. */
export type ResponseFormat = 'auto' | 'json' | 'text' | 'xml' | 'ndjson' | 'binary';

/** What becomes one output: a record, the whole body of a page, or status, headers and body. */
export type OutputShape = 'record' | 'page' | 'response';

export interface PaginationSpec {
  /** A paginator's name, or `auto`: the first response decides. */
  readonly style: string;
  readonly settings: Settings;
  /** Why the style was chosen, where it was not the user who did; for people. */
  readonly why?: string;
  readonly maxPages: number;
  /** `undefined`: all. */
  readonly maxRecords?: number;
  /** Size of all pages together, decompressed; `undefined`: no limit. */
  readonly maxBytes?: number;
  /** Time for all pages together, waits included; `undefined`: no limit. */
  readonly maxMs?: number;
  /** Pages under way at the same time, where the style allows it; 0: as many as seems good. */
  readonly pagesInParallel: number;
  /** Path of the field that tells records apart: a record whose value came before is left out. */
  readonly uniqueBy?: string;
  /** The request only reads, whatever its method: pages may be asked for that turn out not to be needed. */
  readonly readsOnly: boolean;
  /** When page n fails: keep the pages before it and end as `partial`, or fail with the error. */
  readonly onFailure: 'keep' | 'fail';
  /** A cursor from an earlier report's `resume`. */
  readonly resumeFrom?: string;
}

export interface RetrySpec {
  /** Requests for one page at the most, the first included. */
  readonly maxAttempts: number;
  readonly jitter: 'full' | 'decorrelated';
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** The longest wait that the user accepts; a longer one stated by the server fails at once. */
  readonly maxWaitMs: number;
  /** The user says that repeating the request does no harm, whatever its method. */
  readonly idempotent: boolean;
  /** For all requests, repetitions and waits of a run together; `undefined`: no limit. */
  readonly giveUpAfterMs?: number;
}

export interface LimitSpec {
  readonly connectMs?: number;
  readonly idleMs?: number;
  readonly totalMs?: number;
  readonly maxResponseBytes: number;
  readonly maxRedirects: number;
  /** Whether redirects to other servers are followed (without the credential), or refused but for https of the same host. */
  readonly foreignRedirects: 'follow' | 'refuse';
}

/**
 * Everything that one input item asks for, in the plainest form: frozen, JSON-serialisable, without secrets.
 * It can be logged, kept and run again.
 */
export interface RequestPlan {
  readonly protocol: string;
  /** What the protocol has to know besides the request, such as the operation that is called; fields of its own. */
  readonly call?: Settings;
  readonly credential?: CredentialReference;
  readonly request: RequestSpec;
  readonly responseFormat: ResponseFormat;
  readonly output: OutputShape;
  /** `auto`, `$` for the body as it is, or a plain path or JSONata expression that leads to the list of records. */
  readonly recordsAt: string;
  readonly pagination: PaginationSpec;
  readonly retry: RetrySpec;
  readonly cache: CacheSpec;
  readonly breaker: BreakerSpec;
  readonly limits: LimitSpec;
  readonly job: JobSpec;
  /** Absent: every run reads everything. */
  readonly incremental?: IncrementalSpec;
  readonly mapping?: MappingDocument;
  /** Many items in one request; their data is not part of the plan. */
  readonly batch?: BatchSpec;
  readonly idempotency?: IdempotencySpec;
  /** Origins besides the credential's that next links and absolute URLs may lead to. */
  readonly allowedOrigins: readonly string[];
  readonly verifyTls: boolean;
}

/** Parts of a plan that a node leaves out get these values. */
export const planDefaults = {
  responseFormat: 'auto',
  output: 'record',
  recordsAt: 'auto',
  pagination: {
    style: 'auto',
    settings: {},
    maxPages: 10_000,
    pagesInParallel: 0,
    readsOnly: false,
    onFailure: 'keep',
  },
  retry: {
    maxAttempts: 5,
    jitter: 'full',
    baseDelayMs: 500,
    maxDelayMs: 30_000,
    maxWaitMs: 300_000,
    idempotent: false,
    giveUpAfterMs: undefined,
  },
  cache: cacheDefaults,
  breaker: breakerDefaults,
  limits: {
    connectMs: 10_000,
    idleMs: 60_000,
    totalMs: undefined,
    maxResponseBytes: 100 * 1024 * 1024,
    maxRedirects: 10,
    foreignRedirects: 'follow',
  },
  job: jobDefaults,
  allowedOrigins: [],
  verifyTls: true,
} as const satisfies Omit<RequestPlan, 'protocol' | 'request'>;

type Partly<Group> = { readonly [Key in keyof Group]?: Group[Key] | undefined };

/** What a node has to say to make a plan; groups may be given in part. */
export type PlanInput = Pick<RequestPlan, 'protocol'> &
  Partly<Omit<RequestPlan, 'request' | 'pagination' | 'retry' | 'cache' | 'breaker' | 'limits' | 'job'>> & {
    readonly request: Partial<RequestSpec> & Pick<RequestSpec, 'url'>;
    readonly pagination?: Partly<PaginationSpec>;
    readonly retry?: Partly<RetrySpec>;
    readonly cache?: Partly<CacheSpec>;
    readonly breaker?: Partly<BreakerSpec>;
    readonly limits?: Partly<LimitSpec>;
    readonly job?: Partly<JobSpec>;
  };

/** Fills in the defaults and freezes the plan, all the way down. */
export function createPlan(input: PlanInput): RequestPlan {
  const { request, pagination, retry, cache, breaker, limits, job, ...rest } = input;
  return deepFreeze({
    ...withDefaults<Omit<RequestPlan, 'protocol' | 'request'>>(planDefaults, rest),
    protocol: input.protocol,
    request: { method: 'GET', query: [], headers: [], ...request },
    pagination: withDefaults<PaginationSpec>(planDefaults.pagination, pagination),
    retry: withDefaults<RetrySpec>(planDefaults.retry, retry),
    cache: withDefaults<CacheSpec>(cacheDefaults, cache),
    breaker: withDefaults<BreakerSpec>(breakerDefaults, breaker),
    limits: withDefaults<LimitSpec>(planDefaults.limits, limits),
    job: withDefaults<JobSpec>(planDefaults.job, job),
  });
}

/** Parts that are given but undefined count as left out. */
function withDefaults<Group extends object>(defaults: Group, given?: Partly<Group>): Group {
  if (!given) return defaults;
  const group = { ...defaults };
  for (const name of Object.keys(given) as Array<keyof Group>) {
    const value = given[name];
    if (value !== undefined) group[name] = value as Group[keyof Group];
  }
  return group;
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value as JsonObject)) deepFreeze(part);
  return Object.freeze(value);
}

import { addJobs } from './addJobs';
import type { BreakerReport, CacheReport, RunReport, RunStatus } from './RunReport';

const byWeight: readonly RunStatus[] = ['complete', 'capped', 'partial', 'failed'];

/** The reports of many items as one: counts added up, the worst status first. */
export function mergeReports(reports: readonly RunReport[]): RunReport | undefined {
  const [first, ...rest] = reports;
  return first && rest.reduce(mergeTwo, first);
}

function mergeTwo(a: RunReport, b: RunReport): RunReport {
  const worse = byWeight.indexOf(b.status) > byWeight.indexOf(a.status) ? b : a;
  return {
    // A cursor belongs to one item's run: the merged report names none.
    status: worse.status,
    reason: worse.reason,
    error: worse.error,
    requests: a.requests + b.requests,
    attempts: a.attempts + b.attempts,
    retries: a.retries + b.retries,
    pages: a.pages + b.pages,
    records: a.records + b.records,
    duplicates: a.duplicates + b.duplicates,
    bytes: a.bytes + b.bytes,
    durationMs: a.durationMs + b.durationMs,
    waits: sumWaits([...a.waits, ...b.waits]),
    rateLimit: [...new Map([...a.rateLimit, ...b.rateLimit].map((state) => [state.bucket, state])).values()],
    latencyMs: {
      p50: Math.max(a.latencyMs.p50, b.latencyMs.p50),
      p95: Math.max(a.latencyMs.p95, b.latencyMs.p95),
      p99: Math.max(a.latencyMs.p99, b.latencyMs.p99),
    },
    byStatus: sumCounts(a.byStatus, b.byStatus),
    byEndpoint: sumCounts(a.byEndpoint, b.byEndpoint),
    pagination: worse.pagination,
    recordsAt: worse.recordsAt,
    ...mergeParts(a, b),
    job: addJobs(a.job, b.job),
    incremental: worse.incremental && {
      ...worse.incremental,
      known: (a.incremental?.known ?? 0) + (b.incremental?.known ?? 0),
    },
    warnings: [...new Set([...a.warnings, ...b.warnings])],
    batch: sumBatches(a.batch, b.batch),
  };
}

function sumBatches(a: RunReport['batch'], b: RunReport['batch']): RunReport['batch'] {
  if (!a || !b) return a ?? b;
  return {
    items: a.items + b.items,
    accepted: a.accepted + b.accepted,
    failed: a.failed + b.failed,
    splits: a.splits + b.splits,
  };
}

function sumWaits(waits: RunReport['waits']): RunReport['waits'] {
  const sums = new Map<string, RunReport['waits'][number]>();
  for (const wait of waits) {
    const key = `${wait.cause} ${wait.bucket}`;
    sums.set(key, { ...wait, ms: (sums.get(key)?.ms ?? 0) + wait.ms });
  }
  return [...sums.values()];
}

function sumCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> {
  const sums = { ...a };
  for (const [name, count] of Object.entries(b)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

/** The parts that only some runs have. */
function mergeParts(a: RunReport, b: RunReport): Pick<RunReport, 'cache' | 'breaker'> {
  const cache = a.cache && b.cache ? sumCache(a.cache, b.cache) : (a.cache ?? b.cache);
  const breaker = a.breaker && b.breaker ? sumBreaker(a.breaker, b.breaker) : (a.breaker ?? b.breaker);
  return { ...(cache && { cache }), ...(breaker && { breaker }) };
}

function sumCache(a: CacheReport, b: CacheReport): CacheReport {
  return {
    hits: a.hits + b.hits,
    misses: a.misses + b.misses,
    revalidated: a.revalidated + b.revalidated,
    stale: a.stale + b.stale,
  };
}

function sumBreaker(a: BreakerReport, b: BreakerReport): BreakerReport {
  const states = [a.state, b.state];
  return {
    state: (['open', 'half-open'] as const).find((state) => states.includes(state)) ?? 'closed',
    opened: a.opened + b.opened,
    rejected: a.rejected + b.rejected,
  };
}

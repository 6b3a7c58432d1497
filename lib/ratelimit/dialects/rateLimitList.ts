import type { BareItem, List } from '../../vendor/structuredFields';
import type { Dialect } from '../Dialect';
import { limitWindow } from '../limitWindow';
import type { Quota } from '../Quota';
import { resetTime } from '../serverTime';
import { structuredFields } from '../structuredFields';

type Parameters = ReadonlyMap<string, BareItem>;

/** The field's name, and the one under which Atlassian tries it out. */
const names = ['ratelimit', 'beta-ratelimit'];

/** `RateLimit: "name";r=50;t=30`, `RateLimit-Policy: "name";q=100;w=60`: one item a limit. */
export const rateLimitList: Dialect = {
  label: 'RateLimit as a list of limits',
  understands:
    '`RateLimit: "name";r=…;t=…;pk=…`, `RateLimit-Policy: "name";q=…;w=…;qu=…`, the same with `Beta-` before it',
  apis: 'Cloudflare, Atlassian, servers that follow draft 08 or later',
  source: 'draft-ietf-httpapi-ratelimit-headers-08 and later',
  read: ({ headers }, now) => names.flatMap((name) => readField(name, headers, now)),
};

function readField(name: string, headers: Headers, now: number): Quota[] {
  const limits = byName(headers.get(name));
  const policies = byName(headers.get(`${name}-policy`));
  return [...limits].flatMap(([bucket, limit]) => {
    const remaining = numberOf(limit, 'r');
    if (remaining === undefined) return [];
    const policy = policies.get(bucket);
    const window = numberOf(policy, 'w');
    return {
      bucket,
      scope: partition(limit.get('pk') ?? policy?.get('pk')),
      ...limitWindow(window === undefined ? undefined : window * 1_000),
      ...(policy?.get('qu') === 'concurrent-requests' && { kind: 'concurrency' as const }),
      limit: numberOf(policy, 'q'),
      remaining,
      resetAt: resetTime(numberOf(limit, 't')?.toString(), headers, now),
      source: name,
    };
  });
}

/** Items that are no strings belong to earlier drafts. */
function byName(field: string | null): Map<string, Parameters> {
  if (!field) return new Map();
  const members: List = structuredFields().parseList(field) ?? [];
  return new Map(
    members.flatMap(([name, parameters]) => (typeof name === 'string' ? [[name, parameters] as const] : [])),
  );
}

function numberOf(parameters: Parameters | undefined, key: string): number | undefined {
  const value = parameters?.get(key);
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** A partition key is a string or bytes. */
function partition(key: BareItem | undefined): string | undefined {
  if (key instanceof ArrayBuffer) return Buffer.from(key).toString('base64');
  return typeof key === 'string' ? key : undefined;
}

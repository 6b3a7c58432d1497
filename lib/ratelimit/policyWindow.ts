import { structuredFields } from './structuredFields';

/**
 * The period in milliseconds over which `limit` requests are counted, in a policy as drafts up to 07 write it:
 * `100;w=60`, or `10;w=1, 50;w=60` for several.
 */
export function policyWindow(policies: string | null, limit: number): number | undefined {
  if (!policies) return undefined;
  const seconds = structuredFields()
    .parseList(policies)
    ?.filter(([count]) => count === limit)
    .map(([, parameters]) => parameters.get('w'))
    .find((window) => typeof window === 'number');
  return typeof seconds === 'number' ? seconds * 1_000 : undefined;
}

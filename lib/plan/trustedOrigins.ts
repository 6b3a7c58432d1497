import type { RequestPlan } from './RequestPlan';
import type { Access } from './Access';
import { addressOf } from './addressOf';
import { originOf } from './originOf';

/** Knows which addresses may receive the credential's secret and the headers that a user wrote. */
export interface TrustedOrigins {
  includes(url: string): boolean;
  readonly list: readonly string[];
}

/**
 * The base URL's origin and those that the user lists. Without a credential, the first request's own origin
 * takes the base URL's place: headers written by hand may hold secrets too.
 */
export function trustedOrigins(access: Access, plan: RequestPlan): TrustedOrigins {
  const own = access.baseUrl ? [originOf(access.baseUrl, 'Base URL')] : absoluteOrigin(plan.request.url);
  const listed = [
    ...access.allowedOrigins.map((origin) => originOf(origin, 'Allowed Origins')),
    // A plan may widen where an anonymous request goes, never where a credential's secret goes.
    ...(access.baseUrl ? [] : plan.allowedOrigins.map((origin) => originOf(origin, 'Allowed Origins'))),
  ];
  const list = [...new Set([...own, ...listed])];
  return { list, includes: (url) => list.includes(addressOf(url).origin) };
}

function absoluteOrigin(url: string): string[] {
  return URL.canParse(url) ? [addressOf(url).origin] : [];
}

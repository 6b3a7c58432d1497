/** Where a URL leads, without its query. */
export interface Address {
  readonly origin: string;
  readonly pathname: string;
}

/** Enough for the requests that are under way at once; a page's policies ask for the same address a dozen times. */
const mostKept = 16;
const kept = new Map<string, Address>();

/**
 * Origin and path of an absolute URL. What comes after the path may hold a secret, so it is not even looked at.
 * @throws TypeError when it is no URL
 */
export function addressOf(url: string): Address {
  const end = url.search(/[?#]/);
  const place = end < 0 ? url : url.slice(0, end);
  const known = kept.get(place);
  if (known) return known;
  const { origin, pathname } = new URL(place);
  const address = { origin, pathname };
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string);
  kept.set(place, address);
  return address;
}

/** Segments that name one thing rather than a kind of things: numbers, UUIDs, long hexadecimal or mixed ids. */
const identifier = /^(\d+|[\da-f]{8}-[\da-f-]{27}|[\da-f]{16,}|(?=[^/]*\d)[\w~.-]{16,}|[^/]*[@:,%][^/]*)$/i;
const isVersion = /^v\d+(\.\d+)*$/i;

/** The path's template with its method, as "GET /users/*": what servers count by when they count per endpoint. */
export function endpointOf(method: string, pathname: string): string {
  const segments = pathname.split('/').map((segment) => {
    return identifier.test(segment) && !isVersion.test(segment) ? '*' : segment;
  });
  return `${method} ${segments.join('/')}`;
}

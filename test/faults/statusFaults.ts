import { type PageFault, pageOf, type Strike } from './linkedPages';

const answer =
  (status: number, headers: Record<string, string> = {}): Strike =>
  () => ({ status, headers, json: { message: 'No' } });

const passing = [500, 502, 503, 504, 520, 529, 408, 425].map((status): PageFault => ({
  name: `status ${status}`,
  strike: answer(status),
  code: 'SERVER_ERROR',
  heals: true,
}));

/** What servers answer in place of a page. */
export const statusFaults: readonly PageFault[] = [
  ...passing,
  { name: 'status 429 without a word on when', strike: answer(429), code: 'RATE_LIMITED', heals: true },
  { name: 'status 400', strike: answer(400), code: 'REQUEST_REJECTED' },
  { name: 'status 401', strike: answer(401), code: 'AUTHENTICATION_FAILED' },
  { name: 'status 403', strike: answer(403), code: 'FORBIDDEN' },
  { name: 'status 404', strike: answer(404), code: 'NOT_FOUND' },
  { name: 'status 410', strike: answer(410), code: 'NOT_FOUND' },
  { name: 'status 501', strike: answer(501), code: 'REQUEST_REJECTED' },
  { name: 'status 304 that nobody asked for', strike: () => ({ status: 304 }), code: 'UNEXPECTED_STATUS' },
  { name: 'status 999', strike: answer(999), code: 'SERVER_ERROR', heals: true },
  { name: 'a redirect to nowhere', strike: () => ({ status: 302 }), code: 'UNEXPECTED_STATUS' },
  {
    name: 'a redirect to itself',
    strike: ({ request }) => ({ status: 302, headers: { location: `/users?page=${pageOf(request)}` } }),
    code: 'TOO_MANY_REDIRECTS',
    heals: true,
  },
  {
    name: 'a redirect between two addresses',
    strike: ({ request }) => ({
      status: 307,
      headers: {
        location: request.query.has('b')
          ? request.url.replace('&b=1', '')
          : `/users?page=${pageOf(request)}&b=1`,
      },
    }),
    code: 'TOO_MANY_REDIRECTS',
    heals: true,
  },
  {
    name: 'a redirect to a file',
    strike: answer(302, { location: 'file:///etc/passwd' }),
    code: 'REDIRECT_INVALID',
  },
  {
    name: 'a redirect to a script',
    strike: answer(302, { location: 'javascript:0' }),
    code: 'REDIRECT_INVALID',
  },
  {
    name: 'a redirect that is no address',
    strike: answer(302, { location: 'http://[' }),
    code: 'REDIRECT_INVALID',
  },
  {
    name: 'one redirect and then the page',
    strike: ({ request, body }) =>
      request.query.has('moved')
        ? { headers: { 'content-type': 'application/json' }, body }
        : { status: 308, headers: { location: '?page=2&moved=1' } },
  },
];

import { type LocalServer, startServer } from '../support/localServer';
import { testToken } from '../support/testEngine';
import type { Fault, Scene, Stage } from './Fault';
import { allIds, idsOf, linkedPages, pageBody, pageOf } from './linkedPages';

/** Another server, which must not see the secret nor the headers that a user wrote. */
async function foreignServer(stage: Stage): Promise<LocalServer> {
  const server = await startServer((request) => {
    const seen = JSON.stringify([request.url, request.rawHeaders]);
    if (seen.includes(testToken) || seen.includes('x-tenant'))
      stage.complain(`the secret went abroad: ${seen}`);
    return { json: pageBody(pageOf(request)) };
  });
  stage.onEnd(server.stop);
  return server;
}

const request = { url: '/users', headers: [{ name: 'X-Tenant', value: 't1' }] };

type Address = (foreign: LocalServer, own: LocalServer) => string;

/** Addresses on another server, written so that a careless reader takes them for the own one's. */
const disguises: Readonly<Record<string, Address>> = {
  'in full': ({ origin }) => `${origin}/users?page=2`,
  'without a scheme': ({ port }) => `//127.0.0.1:${port}/users?page=2`,
  'with backslashes': ({ port }) => `\\\\127.0.0.1:${port}\\users?page=2`,
  'with slashes both ways': ({ port }) => `/\\127.0.0.1:${port}/users?page=2`,
  'with a scheme and backslashes': ({ port }) => `http:\\\\127.0.0.1:${port}\\users?page=2`,
  'in capitals': ({ port }) => `HTTP://127.0.0.1:${port}/users?page=2`,
  'with the own server as the user': ({ port }, own) =>
    `http://127.0.0.1%3A${own.port}@127.0.0.1:${port}/users?page=2`,
  'with a tab in the scheme': ({ port }) => `ht\ttp://127.0.0.1:${port}/users?page=2`,
  'with spaces before it': ({ port }) => `  //127.0.0.1:${port}/users?page=2`,
  'by another name of the same machine': (_foreign, { port }) => `http://localhost:${port}/users?page=2`,
};

/** A next link to another server is refused; nothing at all is sent there. */
const nextLinks = Object.entries(disguises).flatMap(([name, address]): Fault[] => {
  const set =
    (where: 'body' | 'header') =>
    async (stage: Stage): Promise<Scene> => {
      const foreign = await foreignServer(stage);
      const next = address(foreign, stage.server);
      stage.onEnd(async () => void (foreign.requests.length > 0 && stage.complain('a link was followed')));
      // Line breaks and tabs cannot be in a header.
      const link = { link: `<${next.replaceAll('\t', '')}>; rel="next"` };
      const data = pageBody(1).data;
      return {
        handler: () => (where === 'body' ? { json: { data, next } } : { headers: link, json: data }),
        plan: {
          request,
          pagination:
            where === 'body'
              ? { style: 'nextUrl', settings: { nextUrlPath: 'next' } }
              : { style: 'linkHeader' },
        },
      };
    };
  const expected =
    name === 'with the own server as the user'
      ? ({ ids: idsOf(1), status: 'partial', code: 'URL_INVALID' } as const)
      : ({ ids: idsOf(1), status: 'partial', code: 'ORIGIN_NOT_ALLOWED' } as const);
  return [
    { name: `a next link ${name}`, set: set('body'), expected },
    { name: `a Link header ${name}`, set: set('header'), expected },
  ];
});

/** A redirect to another server is followed, but without the secret and the user's headers. */
const redirects = Object.entries(disguises)
  .filter(([name]) => !name.includes('another name'))
  .map(([name, address]): Fault => ({
    name: `a redirect ${name}`,
    async set(stage) {
      const foreign = await foreignServer(stage);
      const location = address(foreign, stage.server).replaceAll('\t', '');
      const handler = linkedPages(stage, () => ({ status: 302, headers: { location } }), 1);
      return { handler, plan: { request } };
    },
    // The answer's link to page 3 is the other server's own: it is refused like any other foreign link.
    expected: { ids: [...idsOf(1), ...idsOf(2)], status: 'partial', code: 'ORIGIN_NOT_ALLOWED' },
  }));

const there: Fault = {
  name: 'a redirect to another server and back',
  async set(stage) {
    const back = `${stage.server.origin}/users?page=2&back=1`;
    const foreign = await startServer(() => ({ status: 302, headers: { location: back } }));
    stage.onEnd(foreign.stop);
    return {
      handler: linkedPages(stage, ({ request: { query, headers }, body }) => {
        if (!query.has('back')) return { status: 302, headers: { location: `${foreign.origin}/x` } };
        if (headers.authorization === undefined) stage.complain('the own server did not get the secret');
        return { headers: { 'content-type': 'application/json' }, body };
      }),
    };
  },
  expected: { ids: allIds, status: 'complete' },
};

/** Tricks that would carry a secret to another server. */
export const originFaults: readonly Fault[] = [...nextLinks, ...redirects, there];

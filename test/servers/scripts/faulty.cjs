/**
 * Three linked pages by mockttp. Under /<fault>/users the second page fails once, under /<fault>/always/users for
 * good. Started in the folder of the installed packages.
 */
const { Readable } = require('node:stream');
const installed = require('node:module').createRequire(`${process.cwd()}/`);
const { getLocal } = installed('mockttp');

/** Chunks that break off in the middle of the content. */
function brokenChunks() {
  return Readable.from(
    (async function* () {
      yield Buffer.from('{"data":[{"id":2}],');
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('broken on purpose');
    })(),
  );
}

const faults = {
  reset: (rule) => rule.thenResetConnection(),
  close: (rule) => rule.thenCloseConnection(),
  timeout: (rule) => rule.thenTimeout(),
  // It can be read once only.
  chunks: (rule) => rule.thenStream(200, brokenChunks()),
};

async function serve(port) {
  const server = getLocal();
  await server.start(port);
  await server.forGet('/ready').thenReply(200, 'yes');
  for (const [name, fail] of Object.entries(faults)) {
    for (const base of [`/${name}/users`, `/${name}/always/users`]) {
      const struck = server.forGet(base).withQuery({ page: 2 });
      await fail(base.includes('always') ? struck.always() : struck.once());
      await server.forGet(base).thenCallback((request) => {
        const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
        const next = page < 3 ? `${base}?page=${page + 1}` : null;
        return { statusCode: 200, json: { data: [{ id: page }], next } };
      });
    }
  }
}

void serve(Number(process.argv[2]));

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type * as Engine from '../../../lib/engine';
import type * as Door from '../../../lib';
import type * as Form from '../../../nodes/RestApi/properties';
import { startServer } from '../../support/localServer';

const root = resolve(__dirname, '../../..');

type Loaded = typeof Engine & typeof Door & typeof Form;

/** The project as it is when the registry has one more line (and its import) and nothing else has changed. */
async function withSampleStyle(): Promise<Loaded> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './lib'; export * from './nodes/RestApi/properties';`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['n8n-workflow'],
    plugins: [
      {
        name: 'one more line',
        setup: ({ onLoad }) =>
          onLoad({ filter: /pagination\/paginators\.ts$/ }, ({ path }) => ({
            loader: 'ts',
            contents: `import { sample } from '${join(root, 'test/support/samplePaginator')}';\n${readFileSync(path, 'utf8').replace('  none,\n', '  none,\n  sample,\n')}`,
          })),
      },
    ],
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]!.text)(module, module.exports, require);
  return module.exports as Loaded;
}

describe('a new pagination style: one file and one line in the registry', () => {
  it('is recognised, paged with, offered in the form and named in errors', async () => {
    const lib = await withSampleStyle();
    const server = await startServer(({ query }) => ({
      json: { items: [{ asked: query.get('again') }], again: query.get('again') !== 'please 2' },
    }));
    const transport = lib.createTransports();
    const { systemClock: clock, systemRandom: random, createMemoryStateStore } = lib;
    const engine = lib.createEngine({ clock, random, transport, state: createMemoryStateStore() });
    const run = (style?: string) =>
      engine.run(
        lib.createPlan({ protocol: 'rest', request: { url: `${server.url}/` }, pagination: { style } }),
        lib.anonymousAccess,
        { binary: { read: () => Promise.reject(new Error('no files here')) } },
      );

    const detected = await run();
    const chosen = await run('sample');
    const unknown = await run('nonsense');
    await transport.close();
    await server.stop();

    for (const { outputs } of [detected, chosen]) {
      expect(outputs.map(({ json }) => json.asked)).toEqual([null, 'please 1', 'please 2']);
    }
    expect(detected.report.pagination).toEqual({
      style: 'sample',
      why: 'the answer says again',
      confidence: 1,
    });
    expect(unknown.failure?.message).toContain('known: none, sample, linkHeader');
    const form = JSON.stringify(lib.restApiProperties);
    expect(form).toContain('"name":"Sample Style","value":"sample"');
    expect(form).toContain('"name":"sample_word"');
  });
});

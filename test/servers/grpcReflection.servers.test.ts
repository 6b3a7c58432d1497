import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Server } from '@grpc/grpc-js';
import { loadSync, type PackageDefinition } from '@grpc/proto-loader';
import { type Probe, probeProto, startProbe } from '../support/grpc/startProbe';
import { dataOf } from '../support/runRestApi';
import { runRpcApi } from '../support/runRpcApi';

interface Reflection {
  readonly ReflectionService: new (definition: PackageDefinition) => {
    addToServer(server: Pick<Server, 'addService'>): void;
  };
}

/** @grpc/reflection serves v1 and v1alpha, from what @grpc/proto-loader makes of a .proto file. */
function serveReflection(server: Server): void {
  const { ReflectionService } = createRequire(join(process.env.SERVERS_FOLDER!, 'index.js'))(
    '@grpc/reflection',
  ) as Reflection;
  new ReflectionService(loadSync(probeProto, { keepCase: true })).addToServer(server);
}

let probe: Probe;
beforeAll(async () => (probe = await startProbe(undefined, serveReflection)));
afterAll(() => probe?.stop());

const call = (method: string, parameters: object) =>
  runRpcApi(probe, `probe.v1.Probe/${method}`, {
    resource: 'grpc',
    methodsFrom: 'reflection',
    ...parameters,
  });

describe('@grpc/grpc-js with @grpc/reflection', () => {
  it('describes itself, down to 64-bit integers, enums, maps and timestamps', async () => {
    const thing = {
      name: 'Zoë',
      bigNumber: '9007199254740993',
      mood: 'BAD',
      content: 'AP8=',
      at: '2026-11-25T13:40:11.123Z',
      metadata: { a: 'b' },
      parts: [],
      maybe: 0,
    };
    const { outputs, error } = await call('Echo', { parametersJson: JSON.stringify(thing) });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([thing]);
  });

  it('streams', async () => {
    const { outputs } = await call('Count', { parametersJson: '{"count": 300}' });
    expect(outputs[0]).toHaveLength(300);
  });
});

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  anonymousAccess,
  createEngine,
  createMemoryStateStore,
  createPlan,
  createTransports,
  parseProto,
  systemClock,
  systemRandom,
} from '../../../lib';
import { PACKAGE } from '../../host/testWorkflows';
import { bareGrpc } from '../bareGrpcLoop';
import type { BenchCase, Lab } from '../BenchCase';
import { type ChainNode, itemsOf, webhookChain } from '../benchWorkflows';
import { method, thingNumber, thingsProto } from '../grpcMessages';
import { inParallel } from '../inParallel';
import { median } from '../median';

const calls = 1_000;
const atOnce = 10;
const rounds = 5;
const id = 'benchGrpc';
const withoutId = 'benchGrpcItems';

/** A call for each item, of the node in n8n and of the engine alone, each beside grpc-js without anything around it. */
export const grpcUnary: BenchCase = {
  help: `${calls.toLocaleString('en-US')} unary gRPC calls, ${atOnce} at once, against a bare grpc-js loop; of the workflow, what the node adds`,
  workflows: (url) => [webhookChain(withoutId, items), webhookChain(id, [...items, work(url)])],
  measure: async (lab) => ({ '': await nodeFigure(lab), engine: await engineFigure(lab.server.url) }),
};

/** The items as an expression. */
const things = `Array.from({ length: ${calls} }, (_, n) => ({ id: String(n), name: "Thing number " + n, price: 9.99, active: true, tags: ["new", "blue"] }))`;

const items = itemsOf(things);

const work = (url: string): ChainNode => ({
  name: 'Work',
  type: `${PACKAGE}.rpcApi`,
  typeVersion: 1,
  parameters: {
    authentication: 'none',
    resource: 'grpc',
    path: url,
    methodsFrom: 'proto',
    protoFiles: { rows: [{ name: '', text: thingsProto }] },
    method: { __rl: true, mode: 'name', value: method },
    parametersAs: 'json',
    parametersJson: '={{ $json }}',
    options: { itemsInParallel: atOnce },
  },
});

async function nodeFigure({ host, server }: Lab) {
  for (const each of [withoutId, id]) await host.time(each); // a warm-up
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const without = await host.time(withoutId);
    ours.push((await host.time(id)) - without);
    const args = ['--import', 'tsx', join(__dirname, '../bareGrpcLoop.ts'), server.url, calls, atOnce];
    const { stdout } = await promisify(execFile)(host.nodeBinary, args.map(String));
    bare.push(Number(stdout));
  }
  return figure(ours, bare);
}

async function engineFigure(url: string) {
  const callOurs = await engineCall(url);
  const { call: callBare, close } = bareGrpc(url);
  const ours: number[] = [];
  const bare: number[] = [];
  // In turn, so that what the machine does besides hits both; the first round is a warm-up.
  for (let round = 0; round <= rounds; round += 1) {
    ours.push(await timed(callOurs));
    bare.push(await timed(callBare));
  }
  close();
  return figure(ours.slice(1), bare.slice(1));
}

async function timed(call: (number: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await inParallel(calls, atOnce, call);
  return performance.now() - startedAt;
}

async function engineCall(url: string): Promise<(number: number) => Promise<void>> {
  const engine = createEngine({
    clock: systemClock,
    random: systemRandom,
    transport: createTransports(),
    state: createMemoryStateStore(),
  });
  const description = await parseProto([{ name: '', text: thingsProto }]);
  const scope = { binary: { read: () => Promise.reject(new Error('no files')) }, description };
  return async (number) => {
    const value = { method, params: thingNumber(number) };
    const plan = createPlan({
      protocol: 'grpc',
      request: { url, method: 'POST', body: { kind: 'json', value } },
      pagination: { style: 'none' },
    });
    const { outputs, failure } = await engine.run(plan, anonymousAccess, scope);
    if (failure || outputs.length !== 1) throw failure ?? new Error('no answer');
  };
}

function figure(ours: readonly number[], bare: readonly number[]) {
  return {
    unit: `ms for ${calls} calls`,
    better: 'lower' as const,
    ours: median(ours),
    peer: null,
    peerName: null,
    limit: median(bare),
    limitName: 'bare grpc-js loop',
  };
}

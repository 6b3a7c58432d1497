import { PACKAGE } from '../../host/testWorkflows';
import type { BenchCase, Lab } from '../BenchCase';
import { type ChainNode, numberedItems, webhookChain } from '../benchWorkflows';
import { median } from '../median';

const calls = 1_000;
const rounds = 3;
const delay = 5;
const ids = { ours: 'benchRpcOurs', loop: 'benchRpcLoop', atOnce: 'benchRpcAtOnce' };
const names = {
  loop: 'HTTP Request node in Loop Over Items',
  atOnce: 'HTTP Request node, all at once',
};

/**
 * The HTTP Request node knows no batches. Left to itself it starts the requests of all items together; one by one is
 * what n8n's Loop Over Items is for.
 */
export const jsonRpcBatch: BenchCase = {
  help: `${calls.toLocaleString('en-US')} JSON-RPC calls in batches of 50, ${delay} ms an answer, against one by one`,
  workflows: (url) => {
    const target = `${url}/rpc?delay=${delay}`;
    const loop: ChainNode = {
      name: 'Loop',
      type: 'n8n-nodes-base.splitInBatches',
      typeVersion: 3,
      parameters: { batchSize: 1, options: {} },
      next: ['End', 'Work'],
    };
    const end: ChainNode = {
      name: 'End',
      type: 'n8n-nodes-base.noOp',
      typeVersion: 1,
      parameters: {},
      next: [],
    };
    return [
      webhookChain(ids.ours, [...source, batches(target)]),
      webhookChain(ids.loop, [...source, loop, { ...single(target), next: ['Loop'] }, end]),
      webhookChain(ids.atOnce, [...source, single(target)]),
    ];
  },
  async measure(lab) {
    for (const id of Object.values(ids)) await lab.host.time(id); // a warm-up
    const ours = await times(lab, ids.ours);
    const loop = await times(lab, ids.loop);
    const atOnce = await times(lab, ids.atOnce);
    if (loop.mostInFlight > 1)
      throw new Error(`${ids.loop}: ${loop.mostInFlight} requests were under way at once.`);
    const figure = (unit: string, own: number, peer: number, peerName: string) => ({
      unit,
      better: 'lower' as const,
      ours: own,
      peer,
      peerName,
      limit: null,
      limitName: null,
    });
    return {
      '': figure('ms', ours.ms, loop.ms, names.loop),
      'at-once': figure('ms', ours.ms, atOnce.ms, names.atOnce),
      requests: figure('requests', ours.requests, loop.requests, names.loop),
    };
  },
};

function batches(url: string): ChainNode {
  return {
    name: 'Work',
    type: `${PACKAGE}.rpcApi`,
    typeVersion: 1,
    parameters: {
      authentication: 'none',
      resource: 'jsonRpc',
      operation: 'sendMany',
      path: url,
      method: { __rl: true, mode: 'name', value: 'save' },
      parametersAs: 'json',
      parametersJson: '={{ { n: $json.n } }}',
      batchSize: 50,
    },
  };
}

function single(url: string): ChainNode {
  return {
    name: 'Work',
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.2,
    parameters: {
      method: 'POST',
      url,
      sendBody: true,
      specifyBody: 'json',
      jsonBody: '={{ { jsonrpc: "2.0", id: $json.n, method: "save", params: { n: $json.n } } }}',
      options: {},
    },
  };
}

interface Times {
  readonly ms: number;
  readonly requests: number;
  readonly mostInFlight: number;
}

async function times({ server, host }: Lab, workflow: string): Promise<Times> {
  await server.stats();
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await host.time(workflow));
  const { answered, mostInFlight } = await server.stats();
  return { ms: median(all), requests: answered / rounds, mostInFlight };
}

const source = numberedItems(calls);

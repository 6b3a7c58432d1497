import { PACKAGE } from '../../host/testWorkflows';
import type { BenchCase, Lab } from '../BenchCase';
import { type ChainNode, webhookChain } from '../benchWorkflows';
import { median } from '../median';

const calls = 1_000;
const rounds = 3;
const delay = 5;
const ids = { ours: 'benchRpcOurs', peer: 'benchRpcPeer' };

/** Both send the same calls; the HTTP Request node knows no batches, so it sends them one by one. */
export const jsonRpcBatch: BenchCase = {
  help: `${calls.toLocaleString('en-US')} JSON-RPC calls in batches of 50, ${delay} ms an answer, against one by one`,
  workflows: (url) => [
    webhookChain(ids.ours, [
      ...source,
      {
        name: 'Work',
        type: `${PACKAGE}.rpcApi`,
        typeVersion: 1,
        parameters: {
          authentication: 'none',
          resource: 'jsonRpc',
          operation: 'sendMany',
          path: `${url}/rpc?delay=${delay}`,
          method: { __rl: true, mode: 'name', value: 'save' },
          parametersAs: 'json',
          parametersJson: '={{ { n: $json.n } }}',
          batchSize: 50,
        },
      },
    ]),
    webhookChain(ids.peer, [
      ...source,
      {
        name: 'Work',
        type: 'n8n-nodes-base.httpRequest',
        typeVersion: 4.2,
        parameters: {
          method: 'POST',
          url: `${url}/rpc?delay=${delay}`,
          sendBody: true,
          specifyBody: 'json',
          jsonBody: '={{ { jsonrpc: "2.0", id: $json.n, method: "save", params: { n: $json.n } } }}',
          options: { batching: { batch: { batchSize: 1, batchInterval: 0 } } },
        },
      },
    ]),
  ],
  async measure(lab) {
    await lab.host.time(ids.ours); // a warm-up
    await lab.host.time(ids.peer);
    const ours = await times(lab, ids.ours);
    const peer = await times(lab, ids.peer);
    const figure = (unit: string, own: number, other: number) => ({
      unit,
      better: 'lower' as const,
      ours: own,
      peer: other,
      peerName: 'HTTP Request node',
      limit: null,
      limitName: null,
    });
    return {
      '': figure('ms', ours.ms, peer.ms),
      requests: figure('requests', ours.requests, peer.requests),
    };
  },
};

async function times({ server, host }: Lab, workflow: string): Promise<{ ms: number; requests: number }> {
  await server.stats();
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await host.time(workflow));
  return { ms: median(all), requests: (await server.stats()).answered / rounds };
}

const source: readonly ChainNode[] = [
  {
    name: 'List',
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    parameters: {
      mode: 'raw',
      jsonOutput: `={{ JSON.stringify({ list: Array.from({ length: ${calls} }, (_, n) => ({ n })) }) }}`,
    },
  },
  {
    name: 'Items',
    type: 'n8n-nodes-base.splitOut',
    typeVersion: 1,
    parameters: { fieldToSplitOut: 'list' },
  },
];

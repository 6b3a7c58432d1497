import { PACKAGE } from '../../host/testWorkflows';
import type { BenchCase, Lab } from '../BenchCase';
import { numberedItems, webhookChain } from '../benchWorkflows';

const items = 500;
const ids = { ours: 'benchBatchOurs', peer: 'benchBatchPeer' };
const query = 'mutation ($n: Int!) { save(n: $n) { id } }';

export const graphqlBatch: BenchCase = {
  help: `requests and time for a mutation of each of ${items} items`,
  workflows: (url) => [
    webhookChain(ids.ours, [
      ...source,
      {
        name: 'Work',
        type: `${PACKAGE}.graphqlApi`,
        typeVersion: 1,
        parameters: {
          authentication: 'none',
          endpoint: `${url}/graphql`,
          operation: 'document',
          document: query,
          variables: '={{ $json }}',
          options: { batching: { group: { form: 'auto' } } },
        },
      },
    ]),
    webhookChain(ids.peer, [
      ...source,
      {
        name: 'Work',
        type: 'n8n-nodes-base.graphql',
        typeVersion: 1.1,
        parameters: {
          endpoint: `${url}/graphql`,
          requestFormat: 'json',
          query,
          variables: '={{ JSON.stringify({ n: $json.n }) }}',
        },
      },
    ]),
  ],
  async measure(lab) {
    await sent(lab, ids.ours); // a warm-up
    const ours = await sent(lab, ids.ours);
    const peer = await sent(lab, ids.peer);
    const figure = (unit: string, what: 'requests' | 'ms') => ({
      unit,
      better: 'lower' as const,
      ours: ours[what],
      peer: peer[what],
      peerName: 'GraphQL node',
      limit: null,
      limitName: null,
    });
    return { '': figure('requests', 'requests'), time: figure('ms', 'ms') };
  },
};

async function sent({ server, host }: Lab, workflow: string): Promise<{ requests: number; ms: number }> {
  await server.stats();
  const ms = await host.time(workflow);
  return { requests: (await server.stats()).answered, ms };
}

const source = numberedItems(items);

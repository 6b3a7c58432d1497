import { PACKAGE } from '../../host/testWorkflows';
import type { BenchCase, Lab } from '../BenchCase';
import { type ChainNode, webhookChain } from '../benchWorkflows';
import { median } from '../median';

const pages = 100;
const rounds = 3;
const target = `/graphql?pages=${pages}`;
const ids = { ours: 'benchRelayOurs', peer: 'benchRelayPeer' };

/** What somebody writes who knows nothing of cursors. */
const plain = '{ users(first: 100) { nodes { id name email active balance } } }';
/** What a loop by hand needs. */
const wired =
  'query ($after: String) { users(first: 100, after: $after) { nodes { id name email active balance } pageInfo { hasNextPage endCursor } } }';

export const graphqlRelay: BenchCase = {
  help: `10,000 nodes in ${pages} pages of a Relay connection; n8n's GraphQL node in a loop of five nodes, which collects nothing`,
  workflows: (url) => [
    webhookChain(ids.ours, [
      {
        name: 'Work',
        type: `${PACKAGE}.graphqlApi`,
        typeVersion: 1,
        parameters: {
          authentication: 'none',
          endpoint: url + target,
          operation: 'document',
          document: plain,
        },
      },
    ]),
    webhookChain(ids.peer, peerLoop(url + target)),
  ],
  async measure(lab) {
    const ours: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const times = { ours: await timed(lab, ids.ours), peer: await timed(lab, ids.peer) };
      if (round === 0) continue; // a warm-up
      ours.push(times.ours);
      peer.push(times.peer);
    }
    return {
      '': {
        unit: 'ms',
        better: 'lower',
        ours: median(ours),
        peer: median(peer),
        peerName: 'GraphQL node in a loop',
        limit: null,
        limitName: null,
      },
    };
  },
};

async function timed({ server, host }: Lab, workflow: string): Promise<number> {
  await server.stats();
  const ms = await host.time(workflow);
  const { answered } = await server.stats();
  if (answered !== pages) throw new Error(`${workflow} read ${answered} of ${pages} pages.`);
  return ms;
}

/** Cursor → query → is there more? → next cursor → query …, then the end. */
function peerLoop(endpoint: string): ChainNode[] {
  const set = (name: string, json: string, next: string): ChainNode => ({
    name,
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    parameters: { mode: 'raw', jsonOutput: json },
    next: [next],
  });
  return [
    set('First Cursor', '{ "cursor": null }', 'Query'),
    {
      name: 'Query',
      type: 'n8n-nodes-base.graphql',
      typeVersion: 1.1,
      parameters: {
        endpoint,
        requestFormat: 'json',
        query: wired,
        variables: '={{ JSON.stringify({ after: $json.cursor }) }}',
      },
      next: ['More?'],
    },
    {
      name: 'More?',
      type: 'n8n-nodes-base.if',
      typeVersion: 1,
      parameters: {
        conditions: { boolean: [{ value1: '={{ $json.data.users.pageInfo.hasNextPage }}', value2: true }] },
      },
      next: ['Next Cursor', 'End'],
    },
    set('Next Cursor', '={{ JSON.stringify({ cursor: $json.data.users.pageInfo.endCursor }) }}', 'Query'),
    { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {}, next: [] },
  ];
}

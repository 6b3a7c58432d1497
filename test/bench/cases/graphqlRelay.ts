import { PACKAGE } from '../../host/testWorkflows';
import type { BenchCase, Lab } from '../BenchCase';
import { type ChainNode, countItems, webhookChain } from '../benchWorkflows';
import { median } from '../median';
import { recordsPerPage } from '../server/pages';
import { timeBareLoop } from '../timeBareLoop';

const pages = 100;
const rounds = 5;
const target = `/graphql?pages=${pages}`;
const ids = { ours: 'benchRelayOurs', peer: 'benchRelayPeer' };
const counted = { ours: 'benchRelayOursCounted', peer: 'benchRelayPeerCounted' };

/** What somebody writes who knows nothing of cursors. */
const plain = '{ users(first: 100) { nodes { id name email active balance } } }';
/** What a loop by hand needs. */
const wired =
  'query ($after: String) { users(first: 100, after: $after) { nodes { id name email active balance } pageInfo { hasNextPage endCursor } } }';

export const graphqlRelay: BenchCase = {
  help: `10,000 nodes in ${pages} pages of a Relay connection; n8n's GraphQL node in a loop of five nodes. Both deliver all nodes as items of one list`,
  workflows: (url) => {
    const ours = [ourNode(url + target)];
    const peer = peerLoop(url + target);
    return [
      webhookChain(ids.ours, ours),
      webhookChain(ids.peer, peer),
      webhookChain(counted.ours, [...ours, countItems]),
      webhookChain(counted.peer, [...peer, countItems]),
    ];
  },
  async measure(lab) {
    await checkCount(lab, counted.ours);
    await checkCount(lab, counted.peer);
    const times = { ours: [] as number[], peer: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const ours = await timed(lab, ids.ours);
      const peer = await timed(lab, ids.peer);
      if (round === 0) continue; // a warm-up
      times.ours.push(ours);
      times.peer.push(peer);
      times.bare.push(await timeBareLoop(lab, `/cursor?pages=${pages}&delay=0&cursor={cursor}`, pages, 1));
    }
    return {
      '': {
        unit: 'ms',
        better: 'lower',
        ours: median(times.ours),
        peer: median(times.peer),
        peerName: 'GraphQL node in a loop',
        limit: median(times.bare),
        limitName: 'bare undici loop',
      },
    };
  },
};

/** Who loses items on the way may be as fast as they like. */
async function checkCount({ host }: Lab, workflow: string): Promise<void> {
  const count = await host.count(workflow);
  const expected = pages * recordsPerPage;
  if (count !== expected) throw new Error(`${workflow} delivers ${count} of ${expected} items.`);
}

async function timed({ server, host }: Lab, workflow: string): Promise<number> {
  await server.stats();
  const ms = await host.time(workflow);
  const { answered } = await server.stats();
  if (answered !== pages) throw new Error(`${workflow} read ${answered} of ${pages} pages.`);
  return ms;
}

function ourNode(endpoint: string): ChainNode {
  return {
    name: 'Work',
    type: `${PACKAGE}.graphqlApi`,
    typeVersion: 1,
    parameters: { authentication: 'none', endpoint, operation: 'document', document: plain },
  };
}

/** Cursor → query → is there more? → next cursor → query …, then the nodes of all rounds as items. */
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
      next: ['Next Cursor', 'All Nodes'],
    },
    set('Next Cursor', '={{ JSON.stringify({ cursor: $json.data.users.pageInfo.endCursor }) }}', 'Query'),
    {
      name: 'All Nodes',
      type: 'n8n-nodes-base.code',
      typeVersion: 2,
      parameters: { jsCode: collect },
    },
  ];
}

/** How n8n's own templates collect what a loop has put out: one round after the other, until there is none. */
const collect = `const nodes = [];
for (let round = 0; ; round += 1) {
  let items;
  try {
    items = $('Query').all(0, round);
  } catch {
    return nodes.map((json) => ({ json }));
  }
  for (const item of items) nodes.push(...item.json.data.users.nodes);
}`;

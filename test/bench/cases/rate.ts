import type { BenchCase, BenchFigures, Lab } from '../BenchCase';
import { httpRequest, ours, type PeerPaging } from '../benchWorkflows';
import { countedPaging } from './peerPaging';

const requests = 500;
/** What the server permits: 50 a second and 10 at once, so 500 take 9.8 s at best. */
const shortestMs = ((requests - 10) / 50) * 1000;

/** With the interval that suits the limit, for somebody who knows it. */
const pacedPaging: PeerPaging = { ...countedPaging, interval: 20 };

export const rateKnown: BenchCase = {
  help: `${requests} requests to a server that permits 50 a second (burst 10) and says so; share of the permitted rate`,
  workflows: (url) => [
    ours('benchRateKnownOurs', `${url}/limited?limits=stated&pages=${requests}`),
    httpRequest('benchRateKnownPeer', `${url}/limited?limits=stated&pages=${requests}`, pacedPaging),
  ],
  measure: async (lab) => {
    const own = await readAtLimit(lab, 'benchRateKnownOurs');
    const peer = await readAtLimit(lab, 'benchRateKnownPeer');
    return figures(own, peer, 'HTTP Request node with an interval of 20 ms');
  },
};

export const rateLearnt: BenchCase = {
  help: `the same, from a server that says nothing but 429`,
  workflows: (url) => [ours('benchRateLearntOurs', `${url}/limited?limits=hidden&pages=${requests}`)],
  // Without settings made for the limit, the HTTP Request node fails at the first refusal: there is no peer.
  measure: async (lab) => figures(await readAtLimit(lab, 'benchRateLearntOurs'), null, null),
};

interface Reading {
  /** Percent of the permitted rate. */
  readonly rate: number;
  /** Percent of the requests that were refused. */
  readonly refused: number;
}

function figures(own: Reading, peer: Reading | null, peerName: string | null): BenchFigures {
  return {
    '': {
      unit: '% of the permitted rate',
      better: 'higher',
      ours: own.rate,
      peer: peer && peer.rate,
      peerName,
      limit: 100,
      limitName: 'what the server permits',
    },
    refused: {
      unit: '% of the requests refused',
      better: 'lower',
      ours: own.refused,
      peer: peer && peer.refused,
      peerName,
      limit: 0,
      limitName: 'none',
    },
  };
}

async function readAtLimit({ host, server }: Lab, workflow: string): Promise<Reading> {
  await server.stats();
  await host.time(workflow);
  const { answered, refused, ms } = await server.stats();
  if (answered !== requests)
    throw new Error(`${workflow}: ${answered} of ${requests} requests were answered.`);
  return { rate: (shortestMs / ms) * 100, refused: (refused / (answered + refused)) * 100 };
}

import type { BenchCase } from '../BenchCase';
import { httpRequest, ours } from '../benchWorkflows';
import { measurePages } from './pageRounds';
import { countedPaging } from './peerPaging';

const pages = 200;
const query = `pages=${pages}&delay=20`;

export const pagesCounted: BenchCase = {
  help: `${pages} counted pages of 100 records, 20 ms an answer`,
  workflows: (url) => [
    ours('benchCountedOurs', `${url}/counted?${query}`),
    httpRequest('benchCountedPeer', `${url}/counted?${query}`, countedPaging),
  ],
  async measure(lab) {
    const times = await measurePages(lab, {
      ours: 'benchCountedOurs',
      peer: 'benchCountedPeer',
      barePath: `/counted?${query}&page={page}`,
      pages,
      rounds: 3,
    });
    const figures = {
      unit: 'ms',
      better: 'lower',
      ours: times.ours,
      peer: times.peer,
      peerName: 'HTTP Request node',
      limit: times.bare,
      limitName: `bare undici loop, ${times.mostInFlight} at a time`,
    } as const;
    return { '': figures };
  },
};

import type { BenchCase } from '../BenchCase';
import { httpRequest, ours } from '../benchWorkflows';
import { measurePages } from './pageRounds';
import { cursorPaging } from './peerPaging';

const pages = 500;
const query = `pages=${pages}`;

export const pagesOverhead: BenchCase = {
  help: `milliseconds a page, of ${pages} pages by cursor from a server that answers at once`,
  workflows: (url) => [
    ours('benchOverheadOurs', `${url}/cursor?${query}`),
    httpRequest('benchOverheadPeer', `${url}/cursor?${query}`, cursorPaging),
  ],
  async measure(lab) {
    const times = await measurePages(lab, {
      ours: 'benchOverheadOurs',
      peer: 'benchOverheadPeer',
      barePath: `/cursor?${query}&cursor={cursor}`,
      pages,
      rounds: 5,
    });
    const figures = {
      unit: 'ms per page',
      better: 'lower',
      ours: times.ours / pages,
      peer: times.peer / pages,
      peerName: 'HTTP Request node',
      limit: times.bare / pages,
      limitName: 'bare undici loop, one at a time',
    } as const;
    return { '': figures };
  },
};

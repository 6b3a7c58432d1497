import type { BenchCase } from '../BenchCase';
import { httpRequest, ours } from '../benchWorkflows';
import { measurePages } from './pageRounds';
import { cursorPaging } from './peerPaging';

const pages = 200;
const query = `pages=${pages}&delay=20`;

export const pagesCursor: BenchCase = {
  help: `${pages} pages of 100 records by cursor, one after the other, 20 ms an answer`,
  workflows: (url) => [
    ours('benchCursorOurs', `${url}/cursor?${query}`),
    httpRequest('benchCursorPeer', `${url}/cursor?${query}`, cursorPaging),
  ],
  async measure(lab) {
    const times = await measurePages(lab, {
      ours: 'benchCursorOurs',
      peer: 'benchCursorPeer',
      barePath: `/cursor?${query}&cursor={cursor}`,
      pages,
      rounds: 2,
    });
    const figures = {
      unit: 'ms',
      better: 'lower',
      ours: times.ours,
      peer: times.peer,
      peerName: 'HTTP Request node',
      limit: times.bare,
      limitName: 'bare undici loop, one at a time',
    } as const;
    return { '': figures };
  },
};

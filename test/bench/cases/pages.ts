import type { BenchCase } from '../BenchCase';
import { httpRequest, ours, type PeerPaging } from '../benchWorkflows';
import { measurePages } from './pageRounds';
import { countedPaging, cursorPaging } from './peerPaging';

export const pagesCounted = pageCase({
  help: '200 counted pages of 100 records, 20 ms an answer',
  id: 'Counted',
  path: '/counted',
  parameter: 'page',
  paging: countedPaging,
  pages: 200,
  delay: 20,
  rounds: 3,
});

export const pagesCursor = pageCase({
  help: '200 pages of 100 records by cursor, one after the other, 20 ms an answer',
  id: 'Cursor',
  path: '/cursor',
  parameter: 'cursor',
  paging: cursorPaging,
  pages: 200,
  delay: 20,
  rounds: 2,
});

export const pagesOverhead = pageCase({
  help: 'one page of 100 records, of 500 by cursor from a server that answers at once',
  id: 'Overhead',
  path: '/cursor',
  parameter: 'cursor',
  paging: cursorPaging,
  pages: 500,
  delay: 0,
  rounds: 5,
  perPage: true,
});

interface PageCase {
  readonly help: string;
  /** Tells the workflows of the cases apart. */
  readonly id: string;
  readonly path: string;
  readonly parameter: 'page' | 'cursor';
  readonly paging: PeerPaging;
  readonly pages: number;
  /** Milliseconds that the server takes for an answer. */
  readonly delay: number;
  readonly rounds: number;
  /** Whether figures are of one page instead of all. */
  readonly perPage?: boolean;
}

/** Reads the same list with the REST API node, with the HTTP Request node and with a bare loop. */
function pageCase({ help, id, path, parameter, paging, pages, delay, rounds, perPage }: PageCase): BenchCase {
  const target = `${path}?pages=${pages}&delay=${delay}`;
  const workflow = { ours: `bench${id}Ours`, peer: `bench${id}Peer` };
  return {
    help,
    workflows: (url) => [
      ours(workflow.ours, `${url}${target}`),
      httpRequest(workflow.peer, `${url}${target}`, paging),
    ],
    async measure(lab) {
      const barePath = `${target}&${parameter}={${parameter}}`;
      const times = await measurePages(lab, { ...workflow, barePath, pages, rounds });
      const share = perPage ? pages : 1;
      return {
        '': {
          unit: perPage ? 'ms per page' : 'ms',
          better: 'lower',
          ours: times.ours / share,
          peer: times.peer / share,
          peerName: 'HTTP Request node',
          limit: times.bare / share,
          limitName: `bare undici loop, ${times.mostInFlight} at a time`,
        },
      };
    },
  };
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchCase, Lab } from '../BenchCase';
import { median } from '../median';
import { recordsPerPage } from '../server/pages';

const few = 500;
const many = 5_000;
const rounds = 3;

interface Reading {
  readonly ms: number;
  readonly bytes: number;
  readonly records: number;
}

export const pagesGrowth: BenchCase = {
  help: `time and memory for ${many} pages of ${recordsPerPage} records, as a multiple of those for ${few}; the engine alone`,
  workflows: () => [],
  async measure(lab) {
    const small: Reading[] = [];
    const large: Reading[] = [];
    for (let round = 0; round < rounds; round += 1) {
      small.push(await read(lab, few));
      large.push(await read(lab, many));
    }
    const growth = (what: 'ms' | 'bytes') => ({
      unit: `× for ${many / few} × the pages`,
      better: 'lower' as const,
      ours: median(large.map((reading) => reading[what])) / median(small.map((reading) => reading[what])),
      peer: null,
      peerName: null,
      limit: many / few,
      limitName: 'growth in proportion',
    });
    return { '': growth('ms'), memory: growth('bytes') };
  },
};

/** In a process of its own on the Node.js of n8n, so that no reading finds another's memory. */
async function read({ server, host }: Lab, pages: number): Promise<Reading> {
  const script = join(__dirname, 'readPages.ts');
  const url = `${server.url}/cursor?pages=${pages}`;
  const args = ['--expose-gc', '--import', 'tsx', script, url];
  const { stdout } = await promisify(execFile)(host.nodeBinary, args);
  const reading = JSON.parse(stdout) as Reading;
  if (reading.records !== pages * recordsPerPage) throw new Error(`${reading.records} records were read.`);
  return reading;
}

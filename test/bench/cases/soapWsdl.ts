import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchCase } from '../BenchCase';

interface Opening {
  readonly ms: number;
  /** The longest time in which nothing else could run. */
  readonly blockedMs: number;
  readonly megabytes: number;
}

export const soapWsdl: BenchCase = {
  help: 'opening the list of operations of a WSDL with 1,500 operations and 3,000 types: the time, the longest block of the event loop, and the memory it takes',
  workflows: () => [],
  async measure({ host }) {
    const args = ['--expose-gc', '--import', 'tsx', join(__dirname, 'openWsdl.ts')];
    const { stdout } = await promisify(execFile)(host.nodeBinary, args);
    const { ms, blockedMs, megabytes } = JSON.parse(stdout) as Opening;
    const figure = (unit: string, ours: number, limit: number) => ({
      unit,
      better: 'lower' as const,
      ours,
      peer: null,
      peerName: null,
      limit,
      limitName: 'at most',
    });
    return {
      '': figure('ms', ms, 3_000),
      block: figure('ms', blockedMs, 100),
      memory: figure('MB', megabytes, 200),
    };
  },
};

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installPinned } from '../../support/installPinned';
import type { BenchCase } from '../BenchCase';

interface Opening {
  readonly ms: number;
  /** The longest time in which nothing else could run. */
  readonly blockedMs: number;
}

export const graphqlSchema: BenchCase = {
  help: "opening the list of operations of GitHub's schema (1,600 types): the time it takes, and the longest block of the event loop",
  workflows: () => [],
  async measure({ host }) {
    const pins = join(__dirname, '..', '..', 'servers', 'npm');
    const folder = await installPinned({ name: 'servers', pins }, (line) => console.error(line));
    const schema = join(folder, 'node_modules/@octokit/graphql-schema/schema.graphql');
    const open = async (form: string): Promise<Opening> => {
      const args = ['--import', 'tsx', join(__dirname, 'openSchema.ts'), schema, form];
      const { stdout } = await promisify(execFile)(host.nodeBinary, args);
      return JSON.parse(stdout) as Opening;
    };
    const figure = (ours: number, limit: number) => ({
      unit: 'ms',
      better: 'lower' as const,
      ours,
      peer: null,
      peerName: null,
      limit,
      limitName: 'at most',
    });
    const introspected = await open('introspection');
    const written = await open('sdl');
    return {
      '': figure(introspected.ms, 2_000),
      block: figure(introspected.blockedMs, 50),
      sdl: figure(written.ms, 2_000),
      'sdl-block': figure(written.blockedMs, 50),
    };
  },
};

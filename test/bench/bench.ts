import { textTable } from '../../examples/run/textTable';
import type { BenchCase, Figures } from './BenchCase';
import { cases } from './cases';
import { startBenchServer } from './server/startBenchServer';
import { startHost } from './startHost';

/*
 * `npm run bench [-- --json] [NAME…]`: side by side, in one run on one machine, with what a user would pick
 * instead. Figures go to the standard output, everything else beside it.
 */

const log = (line: string): void => console.error(line);

async function main(args: readonly string[]): Promise<void> {
  const chosen = choose(args.filter((arg) => arg !== '--json'));
  const figures = await measureAll(chosen);
  console.log(args.includes('--json') ? JSON.stringify({ cases: figures }, null, 2) : toTable(figures));
}

function choose(names: readonly string[]): Array<[string, BenchCase]> {
  const unknown = names.filter((name) => !Object.hasOwn(cases, name));
  if (unknown.length > 0) {
    throw new Error(`Unknown benchmark ${unknown.join(', ')}; known: ${Object.keys(cases).join(', ')}`);
  }
  return Object.entries(cases).filter(([name]) => names.length === 0 || names.includes(name));
}

async function measureAll(chosen: ReadonlyArray<[string, BenchCase]>): Promise<Figures[]> {
  const server = await startBenchServer();
  try {
    const host = await startHost(
      chosen.flatMap(([, { workflows }]) => workflows(server.url)),
      log,
    );
    try {
      const figures: Figures[] = [];
      for (const [name, { help, measure }] of chosen) {
        log(`${name}: ${help}`);
        for (const [of, figure] of Object.entries(await measure({ server, host })))
          figures.push({ name: of === '' ? name : `${name}-${of}`, ...figure });
      }
      return figures;
    } finally {
      await host.stop();
    }
  } finally {
    await server.stop();
  }
}

function toTable(figures: readonly Figures[]): string {
  const rows = figures.map(({ name, unit, better, ours, peer, peerName, limit, limitName }) => [
    name,
    `${unit} (${better} is better)`,
    number(ours),
    named(peer, peerName),
    named(limit, limitName),
  ]);
  return textTable([['benchmark', 'unit', 'ours', 'peer', 'limit'], ...rows]);
}

function named(value: number | null, name: string | null): string {
  return value === null ? '–' : `${number(value)} (${name})`;
}

function number(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

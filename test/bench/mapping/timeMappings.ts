import { join } from 'node:path';
import jsonata from 'jsonata';
import type * as Engine from '../../../lib';
import type { JsonObject } from '../../../lib';
import { median } from '../median';
import { contactByHand, contactExpression, contactRules, contacts } from './contacts';

/*
 * `timeMappings.ts <items>`: maps items with the built engine, with jsonata's interpreter and by hand, in turns, and
 * prints the microseconds that an item takes: {"ours": …, "interpreter": …, "hand": …}.
 */

const rounds = 5;

export interface MappingTimes {
  readonly ours: number;
  readonly interpreter: number;
  readonly hand: number;
}

type MapAll = (items: readonly JsonObject[]) => Promise<unknown[]>;

async function main([count = '']: string[]): Promise<void> {
  const items = contacts(Number(count));
  const ways = { ours: await byRules(), interpreter: byInterpreter(), hand: byHand };
  await compare(ways, items);
  const times: Record<keyof MappingTimes, number[]> = { ours: [], interpreter: [], hand: [] };
  for (let round = 0; round < rounds; round++)
    for (const [name, way] of Object.entries(ways))
      times[name as keyof MappingTimes].push(await time(way, items));
  const result = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
  console.log(JSON.stringify(result));
}

/** The code that is published: what a development tool makes of the sources runs slower. */
async function byRules(): Promise<MapAll> {
  const { compileMapping } = (await import(join(__dirname, '../../../dist/lib/index.js'))) as typeof Engine;
  const { map } = await compileMapping({ version: 1, fields: contactRules });
  return async (items) => {
    const results: unknown[] = [];
    for (const item of items) {
      const made = map(item);
      const mapped = made instanceof Promise ? await made : made;
      if (mapped.status === 'mapped') results.push(mapped.values[0]);
    }
    return results;
  };
}

function byInterpreter(): MapAll {
  const expression = jsonata(contactExpression);
  return async (items) => {
    const results: unknown[] = [];
    for (const item of items) results.push(await expression.evaluate(item));
    return results;
  };
}

const byHand: MapAll = async (items) => {
  const results: unknown[] = [];
  for (const item of items) results.push(contactByHand(item));
  return results;
};

/** All ways have to come to the same; this also warms them up. */
async function compare(ways: Readonly<Record<string, MapAll>>, items: readonly JsonObject[]): Promise<void> {
  const texts = new Set<string>();
  for (const way of Object.values(ways)) texts.add(JSON.stringify(await way(items.slice(0, 5000))));
  if (texts.size !== 1) throw new Error('The mappings differ.');
}

async function time(way: MapAll, items: readonly JsonObject[]): Promise<number> {
  global.gc?.();
  const startedAt = performance.now();
  const results = await way(items);
  if (results.length !== items.length) throw new Error(`${results.length} items were mapped.`);
  return ((performance.now() - startedAt) * 1000) / items.length;
}

void main(process.argv.slice(2));

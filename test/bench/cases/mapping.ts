import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchCase, Lab } from '../BenchCase';
import { itemsInto, type Work } from '../benchWorkflows';
import { codeNode, editFields, fieldMapper } from '../mapping/mappingNodes';
import type { MappingTimes } from '../mapping/timeMappings';
import { median } from '../median';

const engineItems = 100_000;
const hostItems = 20_000;

export const mapInterpreter: BenchCase = {
  help: `${engineItems} items × 10 fields by the engine alone, against jsonata's interpreter and JavaScript by hand`,
  workflows: () => [],
  async measure({ host }) {
    const script = join(__dirname, '..', 'mapping', 'timeMappings.ts');
    const args = ['--expose-gc', '--import', 'tsx', script, String(engineItems)];
    const { stdout } = await promisify(execFile)(host.nodeBinary, args);
    const { ours, interpreter, hand } = JSON.parse(stdout) as MappingTimes;
    return {
      '': {
        unit: 'µs an item',
        better: 'lower',
        ours,
        peer: interpreter,
        peerName: "jsonata's interpreter",
        limit: hand,
        limitName: 'by hand',
      },
    };
  },
};

export const mapCodeNode = nodeCase({ id: 'Code', name: 'Code node', peer: codeNode, times: 5, rounds: 3 });

export const mapEditFields = nodeCase({
  id: 'Edit',
  name: 'Edit Fields node',
  peer: editFields,
  times: 1,
  rounds: 1,
});

interface NodeCase {
  /** Tells the workflows of the cases apart. */
  readonly id: string;
  readonly name: string;
  readonly peer: Work;
  /** How many copies of the peer get the items: a quick node's time is lost in the time of reading them. */
  readonly times: number;
  readonly rounds: number;
}

const ownTimes = 10;
const ownRounds = 3;

/** The same mapping by the Field Mapper and by one of n8n's own nodes, in n8n. */
function nodeCase({ id, name, peer, times, rounds }: NodeCase): BenchCase {
  const [source, own, other] = [`benchMap${id}Source`, `benchMap${id}Ours`, `benchMap${id}Peer`];
  return {
    help: `${hostItems} items × 10 fields in n8n, by the Field Mapper and by the ${name}`,
    workflows: (server) => {
      const url = `${server}/contacts?count=${hostItems}`;
      return [
        itemsInto(source, url, undefined, 0),
        itemsInto(own, url, fieldMapper, ownTimes),
        itemsInto(other, url, peer, times),
      ];
    },
    async measure(lab) {
      const reading = await timeOf(lab, source, ownRounds);
      const perNode = async (workflow: string, copies: number, count: number) =>
        Math.max(0, (await timeOf(lab, workflow, count)) - reading) / copies;
      return {
        '': {
          unit: `ms for ${hostItems} items`,
          better: 'lower',
          ours: await perNode(own, ownTimes, ownRounds),
          peer: await perNode(other, times, rounds),
          peerName: name,
          limit: null,
          limitName: null,
        },
      };
    },
  };
}

async function timeOf({ host }: Lab, workflow: string, rounds: number): Promise<number> {
  const times: number[] = [];
  // The first run warms up, where there are several.
  for (let round = 0; round < (rounds > 1 ? rounds + 1 : 1); round++) times.push(await host.time(workflow));
  return median(rounds > 1 ? times.slice(1) : times);
}

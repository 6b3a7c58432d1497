import { corpus, describeCorpus } from '../support/corpora';
import { connectionFaults } from './connectionFaults';
import { contentFaults } from './contentFaults';
import type { Fault } from './Fault';
import { FaultTable } from './FaultTable';
import { tryHugeBody } from './hugeBody';
import { tryJsonFiles } from './jsonCorpus';
import { faultsOf } from './linkedPages';
import { originFaults } from './originFaults';
import { pageFaults } from './pageFaults';
import { reachFaults } from './reachFaults';
import { statusFaults } from './statusFaults';
import { throttleFaults } from './throttleFaults';
import { tryFault } from './tryFault';

const table = new FaultTable();

const families: ReadonlyArray<readonly [string, readonly Fault[]]> = [
  ['connections', connectionFaults.flatMap(faultsOf)],
  ['content', contentFaults.flatMap(faultsOf)],
  ['status', statusFaults.flatMap(faultsOf)],
  ['throttling', throttleFaults],
  ['pages', pageFaults],
  ['origin', originFaults],
  ['reach', reachFaults],
];

describe.each(families)('faults of %s', (family, faults) => {
  it.each(faults)('$name', async (fault) => {
    const outcome = await tryFault(fault);
    table.add(family, fault, outcome);
    expect(outcome).toEqual({ ...fault.expected, complaints: [], isHang: false });
  });
});

describe('hostile JSON', () => {
  it('does not reach the prototype of all objects', async () => {
    for (const fault of contentFaults.filter(({ name }) => name.includes('__proto__')).flatMap(faultsOf))
      await tryFault(fault);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });
});

describe('a body of 200 MB', () => {
  it('is given up at the cap, and never held in memory', async () => {
    const { code, sent, memory, requests } = await tryHugeBody(10);
    const isRight = code === 'RESPONSE_TOO_LARGE' && sent < 60 && memory < 100;
    table.count('huge bodies', { tried: 1, survived: Number(isRight), lost: 0, duplicated: 0, hangs: 0 });
    expect({ code, requests }).toEqual({ code: 'RESPONSE_TOO_LARGE', requests: 1 });
    expect(sent).toBeLessThan(60);
    expect(memory).toBeLessThan(100);
  });
});

describeCorpus('JSONTestSuite as answers', 'json-parsing', () => {
  it('is read or refused as it should be', async () => {
    const { counts, surprises } = await tryJsonFiles(corpus('json-parsing'));
    table.count('JSON files', counts);
    expect(surprises).toEqual([]);
  });
});

describe('all faults', () => {
  it('lose no record, deliver none twice, and never hang', () => {
    process.stdout.write(`\n${String(table)}\n\n`);
    const { tried, survived, lost, duplicated, hangs } = table.total;
    expect({ lost, duplicated, hangs }).toEqual({ lost: 0, duplicated: 0, hangs: 0 });
    expect(survived).toBe(tried);
  });
});

import { connectionFaults } from './connectionFaults';
import { contentFaults } from './contentFaults';
import type { Fault } from './Fault';
import { FaultTable } from './FaultTable';
import { faultsOf } from './linkedPages';
import { statusFaults } from './statusFaults';
import { tryFault } from './tryFault';

const table = new FaultTable();

const families: ReadonlyArray<readonly [string, readonly Fault[]]> = [
  ['connections', connectionFaults.flatMap(faultsOf)],
  ['content', contentFaults.flatMap(faultsOf)],
  ['status', statusFaults.flatMap(faultsOf)],
];

describe.each(families)('faults of %s', (family, faults) => {
  it.each(faults)('$name', async (fault) => {
    const outcome = await tryFault(fault);
    table.add(family, fault, outcome);
    expect(outcome).toEqual({ ...fault.expected, complaints: [], isHang: false });
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

import type { Fault } from './Fault';
import type { Outcome } from './tryFault';

/** What was tried and what came of it, of one family of faults or of all. */
export interface FaultCounts {
  readonly tried: number;
  /** Ended as they have to: with all records, or with an error and all records up to it. */
  readonly survived: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly hangs: number;
}

const none: FaultCounts = { tried: 0, survived: 0, lost: 0, duplicated: 0, hangs: 0 };
const columns = ['tried', 'survived', 'lost', 'duplicated', 'hangs'] as const;

/** Adds up what came of each fault, by family, in the order in which families first appear. */
export class FaultTable {
  private readonly families = new Map<string, FaultCounts>();

  add(family: string, { expected }: Pick<Fault, 'expected'>, outcome: Outcome): void {
    const delivered = [...outcome.ids, ...(outcome.rest ?? [])];
    const due = [...expected.ids, ...(expected.rest ?? [])];
    const lost = due.filter((id) => !delivered.includes(id)).length;
    const duplicated = delivered.length - new Set(delivered).size;
    const isSurvived =
      lost + duplicated === 0 && outcome.status === expected.status && outcome.code === expected.code;
    this.count(family, {
      tried: 1,
      survived: Number(isSurvived),
      lost,
      duplicated,
      hangs: Number(outcome.isHang),
    });
  }

  /** For tries that deliver no records. */
  count(family: string, counts: FaultCounts): void {
    this.families.set(family, sum(this.families.get(family) ?? none, counts));
  }

  get total(): FaultCounts {
    return [...this.families.values()].reduce(sum, none);
  }

  toString(): string {
    const rows = [...this.families, ['all', this.total] as const].map(([name, counts]) => [
      name,
      ...columns.map((column) => counts[column]),
    ]);
    const headings = ['faults', 'tried', 'survived', 'records lost', 'records duplicated', 'hangs'];
    const widths = headings.map((heading, at) =>
      Math.max(heading.length, ...rows.map((row) => String(row[at]).length)),
    );
    const line = (cells: ReadonlyArray<string | number>) =>
      cells
        .map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at]!) : String(cell).padStart(widths[at]!)))
        .join('  ');
    return [line(headings), ...rows.map(line)].join('\n');
  }
}

function sum(a: FaultCounts, b: FaultCounts): FaultCounts {
  return Object.fromEntries(
    columns.map((column) => [column, a[column] + b[column]]),
  ) as unknown as FaultCounts;
}

import { parsePath, readPath, type Path } from '../plan/path';

/** Leaves out records whose key has come before: lists that change while they are read repeat some. */
export class UniqueRecords {
  private readonly path: Path;
  private readonly seen = new Set<string>();

  /**
   * @param uniqueBy A plain path to the key.
   * @throws ApiError INVALID_SETTING when it is none
   */
  constructor(uniqueBy: string) {
    this.path = parsePath(uniqueBy);
  }

  /**
   * Up to `most` records from `skip` on that have not come before, and the index up to which the list was looked
   * through. Records without the key are kept: nothing tells them apart.
   */
  select(
    records: readonly unknown[],
    skip: number,
    most: number,
  ): { readonly records: readonly unknown[]; readonly reached: number } {
    const chosen: unknown[] = [];
    let reached = skip;
    for (; reached < records.length && chosen.length < most; reached += 1) {
      if (this.isNew(records[reached])) chosen.push(records[reached]);
    }
    return { records: chosen, reached };
  }

  private isNew(record: unknown): boolean {
    const key = readPath(record, this.path);
    if (key === undefined || key === null) return true;
    const before = this.seen.size;
    this.seen.add(JSON.stringify(key));
    return this.seen.size > before;
  }
}

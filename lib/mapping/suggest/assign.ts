/**
 * The best way to give each row a column of its own, all rows taken together (the Hungarian method, after Kuhn and
 * Munkres). Returns for each row its column, or undefined where only worthless columns are left.
 *
 * @param worth a matrix of rows by columns; 0 means: never
 */
export function assign(worth: ReadonlyArray<readonly number[]>): Array<number | undefined> {
  const rows = worth.length;
  const columns = worth[0]?.length ?? 0;
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number) => -(worth[row]?.[column] ?? 0);
  // Potentials and matches are counted from 1; 0 is where each search begins.
  const rowPotential = new Array<number>(size + 1).fill(0);
  const columnPotential = new Array<number>(size + 1).fill(0);
  const rowOf = new Array<number>(size + 1).fill(0);
  for (let row = 1; row <= size; row++) {
    const previous = new Array<number>(size + 1).fill(0);
    const slack = new Array<number>(size + 1).fill(Infinity);
    const used = new Array<boolean>(size + 1).fill(false);
    let column = 0;
    rowOf[0] = row;
    do {
      used[column] = true;
      let delta = Infinity;
      let next = 0;
      for (let other = 1; other <= size; other++) {
        if (used[other]) continue;
        const reduced =
          cost(rowOf[column]! - 1, other - 1) - rowPotential[rowOf[column]!]! - columnPotential[other]!;
        if (reduced < slack[other]!) {
          slack[other] = reduced;
          previous[other] = column;
        }
        if (slack[other]! < delta) {
          delta = slack[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (used[other]) {
          rowPotential[rowOf[other]!]! += delta;
          columnPotential[other]! -= delta;
        } else slack[other]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = previous[column]!) rowOf[column] = rowOf[previous[column]!]!;
  }
  const result = new Array<number | undefined>(rows).fill(undefined);
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column]! - 1;
    if (row < rows && (worth[row]?.[column - 1] ?? 0) > 0) result[row] = column - 1;
  }
  return result;
}

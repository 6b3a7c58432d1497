import type { Run } from '../Run';

/** Sorts as jsonata does, halves first: it matters for comparisons that contradict each other. */
export function mergeSort(
  items: readonly unknown[],
  isAfter: (left: unknown, right: unknown) => boolean,
  run: Run,
): readonly unknown[] {
  if (items.length <= 1) return items;
  const middle = Math.floor(items.length / 2);
  const left = mergeSort(items.slice(0, middle), isAfter, run);
  const right = mergeSort(items.slice(middle), isAfter, run);
  const merged: unknown[] = [];
  let at = 0;
  let other = 0;
  while (at < left.length && other < right.length) {
    run.clock.tick();
    merged.push(isAfter(left[at], right[other]) ? right[other++] : left[at++]);
  }
  while (at < left.length) merged.push(left[at++]);
  while (other < right.length) merged.push(right[other++]);
  return merged;
}

/** Calls `work` with 1 to `times`, so many at once. */
export async function inParallel(
  times: number,
  atOnce: number,
  work: (number: number) => Promise<void>,
): Promise<void> {
  let next = 1;
  const worker = async () => {
    for (let number = next++; number <= times; number = next++) await work(number);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/**
 * The longest time for which some work keeps the event loop to itself, in virtual milliseconds: each look at a clock
 * moves time on, so the result depends on what is done between two turns and on nothing else.
 *
 * @param msPerLook how far time moves at each look
 */
export async function longestHold(work: () => unknown, msPerLook = 0.25): Promise<number> {
  let time = 1_000_000;
  const look = () => (time += msPerLook);
  const clocks = [
    jest.spyOn(performance, 'now').mockImplementation(look),
    jest.spyOn(Date, 'now').mockImplementation(look),
  ];
  let turnAt = time;
  let longest = 0;
  let isOver = false;
  const turn = () => {
    longest = Math.max(longest, time - turnAt);
    turnAt = time;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    isOver = true;
    turn();
    for (const clock of clocks) clock.mockRestore();
  }
  return longest;
}

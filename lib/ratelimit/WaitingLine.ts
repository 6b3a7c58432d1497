/** Who goes first: what was sent before must not starve behind what is new. */
export type Priority = 'retry' | 'page' | 'new';

const order: readonly Priority[] = ['retry', 'page', 'new'];
/** A class that was passed over so often goes first once, so that it does not starve. */
const patience = 8;

export interface Waiter {
  readonly priority: Priority;
  /** Whoever the request belongs to; owners take turns. */
  readonly owner: object;
}

/**
 * Waiting requests: retries before next pages before newcomers; owners of one class in turns; those of one owner in
 * the order in which they came.
 */
export class WaitingLine<Each extends Waiter> {
  private readonly classes = order.map((): Map<object, Set<Each>> => new Map());
  private readonly passedOver = order.map(() => 0);
  size = 0;

  add(waiter: Each): void {
    const owners = this.classOf(waiter);
    const own = owners.get(waiter.owner);
    if (own) own.add(waiter);
    else owners.set(waiter.owner, new Set([waiter]));
    this.size += 1;
  }

  /** Takes one out; `isServed`: it was its turn, so its owner goes behind the others. */
  remove(waiter: Each, isServed: boolean): void {
    const owners = this.classOf(waiter);
    const own = owners.get(waiter.owner);
    if (!own?.delete(waiter)) return;
    this.size -= 1;
    if (isServed) this.countTurn(order.indexOf(waiter.priority));
    if (own.size === 0 || isServed) owners.delete(waiter.owner);
    if (own.size > 0 && isServed) owners.set(waiter.owner, own);
  }

  /** All, in the order of their turns. Removing the one just seen is fine. */
  *inOrder(): IterableIterator<Each> {
    const overdue = this.passedOver.findIndex((count) => count >= patience);
    const classes = [...this.classes];
    if (overdue > 0) classes.unshift(...classes.splice(overdue, 1));
    for (const owners of classes) yield* inTurns(owners);
  }

  private classOf({ priority }: Waiter): Map<object, Set<Each>> {
    return this.classes[order.indexOf(priority)]!;
  }

  private countTurn(served: number): void {
    this.classes.forEach((owners, index) => {
      this.passedOver[index] = index > served && owners.size > 0 ? this.passedOver[index]! + 1 : 0;
    });
  }
}

function* inTurns<Each>(owners: ReadonlyMap<object, ReadonlySet<Each>>): IterableIterator<Each> {
  let rounds = [...owners.values()].map((own) => own.values());
  while (rounds.length > 0) {
    const waiting: typeof rounds = [];
    for (const round of rounds) {
      const { value, done } = round.next();
      if (done) continue;
      waiting.push(round);
      yield value;
    }
    rounds = waiting;
  }
}

import type { ApiError } from '../../../errors/ApiError';
import { toApiError } from '../../../errors/toApiError';
import { isObject } from '../../../plan/json';
import type { RequestSpec } from '../../../plan/RequestPlan';
import type { AskMore } from '../../Protocol';
import { inParallel } from './inParallel';
import { marks, type NestedConnection, type NestedWay } from './NestedConnection';
import { type Place, placesAt, stepsBelow, valueAt } from './nestedPlaces';
import { nestedRequest } from './nestedRequest';

export interface NestedLimits {
  /** Pages of one connection, the first included. */
  readonly maxPages: number;
  /** Records of the page that can be delivered at the most: the rest need not be complete. */
  readonly maxRecords: number;
}

/** A connection that has more. */
interface Open extends Place {
  readonly cursor: string;
}

/** Requests under way at the same time; the limiter decides when each goes out. */
const atOnce = 4;

/** What says that the API does not take the query, and not that something is wrong for the moment. */
const refusals = new Set<string>(['REQUEST_REJECTED', 'GRAPHQL_ERRORS', 'NOT_FOUND', 'FORBIDDEN']);

/** One nested connection in all records of an answer, read round by round: a further page of each, then the next. */
export class NestedReading {
  /** What the API said failed, where it delivered the rest all the same. */
  readonly problems: ApiError[] = [];
  /** How many could not be read to their end, by why. */
  private readonly unread = new Map<string, number>();
  private readonly pages = new Map<Place['value'], number>();
  /** Ways that have led somewhere: where they do not, it is the record that has gone. */
  private readonly proven = new Set<NestedWay>();
  private ways: readonly NestedWay[];
  private refusal = 'the API offers no way to ask for the rest';

  constructor(
    private readonly connection: NestedConnection,
    private readonly data: unknown,
    private readonly request: RequestSpec,
    private readonly limits: NestedLimits,
    private readonly ask: AskMore,
  ) {
    this.ways = connection.ways;
  }

  async run(): Promise<void> {
    for (let open = this.open(); open.length > 0; open = this.open()) {
      const [way] = this.ways;
      if (way) await inParallel(groupsOf(open, way), atOnce, (group) => this.readPage(way, group));
      else for (const place of open) this.giveUp(place, this.refusal);
    }
  }

  warnings(): string[] {
    const name = this.connection.path.join('.');
    return [...this.unread].map(
      ([why, count]) =>
        `\`${name}\` of ${count} ${count === 1 ? 'record has' : 'records have'} more than was read: ${why}`,
    );
  }

  /** The places that have a next page, and may have it read. */
  private open(): Open[] {
    const { maxPages, maxRecords } = this.limits;
    return placesAt(this.data, this.connection.path).flatMap((place): Open[] => {
      const position = place.steps.find((step) => typeof step === 'number') ?? 0;
      const { hasMore, cursor } = endOf(place.value, this.connection.direction);
      if (!hasMore || position >= maxRecords) return [];
      if (cursor === undefined) return this.giveUp(place, 'the API gives no cursor for the rest');
      if ((this.pages.get(place.value) ?? 1) < maxPages) return [{ ...place, cursor }];
      return this.giveUp(place, `Options > Nested Connections allows ${maxPages} pages of each`);
    });
  }

  private async readPage(way: NestedWay, group: readonly Open[]): Promise<void> {
    const request = nestedRequest(this.request, way, group[0]!.around, group[0]!.cursor);
    const answer = await this.ask(request).catch((error: unknown) => {
      const failure = toApiError(error);
      if (!refusals.has(failure.code)) throw failure;
      this.refusal = failure.message;
      this.leave(way);
    });
    if (!answer) return;
    this.problems.push(...(answer.problems ?? []));
    const data = isObject(answer.body) ? answer.body.data : undefined;
    const top = way.depth === 0 ? data : valueAt(data, ['node']);
    for (const [at, place] of group.entries()) {
      const page = valueAt(top, stepsBelow(place.steps, way.depth));
      // What several records share is several things from now on: each is completed by itself.
      const own = at > 0 && way.depth > 0 ? structuredClone(page) : page;
      if (isObject(own) && isSameRecord(top, place, way)) this.take(way, place, own);
      else if (this.proven.has(way)) this.giveUp(place, 'the record is not there any more');
      else this.leave(way);
    }
  }

  private take(way: NestedWay, { value: target, cursor }: Open, page: Place['value']): void {
    const { lists, direction } = this.connection;
    this.proven.add(way);
    this.pages.set(target, (this.pages.get(target) ?? 1) + 1);
    for (const [name, value] of Object.entries(page)) {
      const known = target[name];
      if (!lists.includes(name) || !Array.isArray(value) || !Array.isArray(known)) target[name] = value;
      else target[name] = direction === 'forward' ? [...known, ...value] : [...value, ...known];
    }
    if (endOf(target, direction).cursor === cursor)
      this.giveUp({ value: target }, 'the API gives the same cursor again');
  }

  /** The way leads nowhere: the next one is tried, for all that is still open. */
  private leave(way: NestedWay): void {
    this.ways = this.ways.filter((each) => each !== way);
  }

  private giveUp({ value }: Pick<Place, 'value'>, why: string): [] {
    delete value[marks.pageInfo];
    this.unread.set(why, (this.unread.get(why) ?? 0) + 1);
    return [];
  }
}

function endOf(
  { [marks.pageInfo]: info }: Place['value'],
  direction: NestedConnection['direction'],
): { readonly hasMore: boolean; readonly cursor?: string } {
  if (!isObject(info)) return { hasMore: false };
  const [more, cursor] =
    direction === 'forward' ? [info.hasNextPage, info.endCursor] : [info.hasPreviousPage, info.startCursor];
  const isCursor = more === true && typeof cursor === 'string' && cursor !== '';
  return { hasMore: more === true, ...(isCursor && { cursor }) };
}

/** Places that one answer brings a page for: those of one cursor, by its id only where they are in the same object. */
function groupsOf(open: readonly Open[], { depth }: NestedWay): ReadonlyArray<readonly Open[]> {
  const groups = new Map<string, Open[]>();
  for (const each of open) {
    const key = JSON.stringify(depth > 0 ? [each.cursor, idOf(each.around[depth])] : each.cursor);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** A list that has changed meanwhile has another record at a position; where there are ids, they tell. */
function isSameRecord(top: unknown, { steps, around }: Place, { depth }: NestedWay): boolean {
  if (depth > 0) return true;
  const way = steps.slice(0, steps.findLastIndex((step) => typeof step === 'number') + 1);
  const names = way.filter((step) => typeof step === 'string').length;
  const now = idOf(valueAt(top, way));
  return now === undefined || now === idOf(around[names]);
}

function idOf(value: unknown): unknown {
  return isObject(value) ? value[marks.id] : undefined;
}

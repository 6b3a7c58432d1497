import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorCode } from '../../lib/errors/codes';
import type { Handler, ReceivedRequest, Reply } from '../support/localServer';
import type { Fault, Scene, Stage } from './Fault';

/** Three records of a page: 21, 22 and 23 are on page 2. */
export const idsOf = (page: number): number[] => [1, 2, 3].map((n) => page * 10 + n);
export const allIds = [1, 2, 3].flatMap(idsOf);

export const pageOf = ({ query }: ReceivedRequest): number => Number(query.get('page') ?? 1);

/** The body of a page; `next` links all three of them. */
export function pageBody(page: number): { data: Array<{ id: number }>; next: string | null } {
  return { data: idsOf(page).map((id) => ({ id })), next: page < 3 ? `/users?page=${page + 1}` : null };
}

/** Where a page is struck. */
export interface Struck {
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly request: ReceivedRequest;
  /** The page as it should be. */
  readonly body: string;
  readonly stage: Stage;
}

export type Strike = (struck: Struck) => Reply | void | Promise<Reply | void>;

/** Three linked pages; the page `at` is struck the first `times` times. */
export function linkedPages(stage: Stage, strike: Strike, times = Infinity, at = 2): Handler {
  let struck = 0;
  return (request, response) => {
    const page = pageOf(request);
    const body = pageBody(page);
    if (page !== at || struck >= times || stage.isOver) return { json: body };
    struck += 1;
    return strike({ response, request, socket: response.socket!, body: JSON.stringify(body), stage });
  };
}

/** What a run makes of a strike: a code when it is a failure, and whether trying again helps. */
export interface PageFault {
  readonly name: string;
  readonly strike: Strike;
  /** Undefined where the page arrives all the same. */
  readonly code?: ErrorCode;
  /** Whether the page arrives all the same when the strike passes: it is asked for again by itself. */
  readonly heals?: boolean;
  /** A first answer like this is none of a list, but may well be a good one: it is not tried. */
  readonly onlyLater?: boolean;
  readonly plan?: Scene['plan'];
}

/** A strike as faults: passing, lasting, and right at the start. */
export function faultsOf({ name, strike, code, heals = false, onlyLater = false, plan }: PageFault): Fault[] {
  const scene = (times: number, at: number) => (stage: Stage) => ({
    handler: linkedPages(stage, strike, times, at),
    plan,
  });
  const complete = { ids: allIds, status: 'complete' } as const;
  if (code === undefined) return [{ name, set: scene(Infinity, 2), expected: complete }];
  const partial = { ids: idsOf(1), status: 'partial', code, rest: [...idsOf(2), ...idsOf(3)] } as const;
  const later: Fault[] = [
    { name: `${name}, once`, set: scene(1, 2), expected: heals ? complete : partial },
    { name: `${name}, for good`, set: scene(Infinity, 2), expected: partial },
  ];
  const atOnce: Fault = {
    name: `${name}, from the start`,
    set: scene(Infinity, 1),
    expected: { ids: [], status: 'failed', code },
  };
  return onlyLater ? later : [...later, atOnce];
}

import type { IncomingMessage } from 'node:http';
import { type SignedIn, signIn, unauthorized } from './auth/signIn';
import type { Answer } from './http/Answer';
import { findRoute } from './http/findRoute';
import { Problem } from './http/problem';
import { readBody } from './http/readBody';
import type { Route } from './http/Route';
import type { ServiceState } from './ServiceState';

export interface Answered {
  readonly answer: Answer;
  readonly signedIn?: SignedIn;
}

/** From the message to the answer; errors become problem+json. `now`: epoch milliseconds. */
export async function answerRequest(
  message: IncomingMessage,
  routes: readonly Route[],
  state: ServiceState,
  now: number,
): Promise<Answered> {
  const { method = 'GET', url = '/' } = message;
  const headers = singleHeaders(message);
  const origin = `http://${headers.host}`;
  const target = URL.canParse(url, origin) ? new URL(url, origin) : new URL(origin);
  const query = target.searchParams;
  const signedIn = signIn({ headers, query }, state.tokens, now);
  try {
    const body = await readBody(message);
    const path = target.pathname;
    const { route, params } = findRoute(routes, method, path);
    if (!route.open && !signedIn) throw unauthorized();
    const request = { method, path, url, origin, params, query, headers, body, now, ...signedIn };
    return { answer: await route.handle(request, state), signedIn };
  } catch (error) {
    return { answer: toProblem(error).toAnswer(), signedIn };
  }
}

function singleHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  );
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(500, 'Internal Server Error', error instanceof Error ? error.message : String(error));
}

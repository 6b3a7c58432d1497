import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { shareConnections } from '../../../examples/demo-service/grpc/shareConnections';
import { contacts } from '../mapping/contacts';
import { answerGrpc } from './answerGrpc';
import { recordsOf, recordsPerPage } from './pages';
import { TokenBucket } from './TokenBucket';

/*
 * The server of the benchmarks, in a process of its own, on as many ports as it is told.
 * GET /counted?page=&pages=&delay=   counted pages
 * GET /cursor?cursor=&pages=&delay=  the same by cursor
 * POST /graphql?pages=&delay=        the same as a Relay connection `users`; a list of operations, or one mutation
 * POST /rpc?delay=                   JSON-RPC: calls, alone or in a batch, that all succeed
 * GET /contacts?count=               the items of the mapping benchmarks, all at once
 * GET /limited?page=&pages=&limits=stated|hidden   counted pages, 50 a second, burst 10
 * HTTP/2: any unary gRPC method, answered with its own message; not counted in the stats
 * Asked for "stats" by its parent, it sends what it saw since the last time.
 */

const permitted = { perSecond: 50, burst: 10 };

export interface ServerStats {
  readonly answered: number;
  readonly refused: number;
  readonly mostInFlight: number;
  /** From the first request to the last answer, in milliseconds. */
  readonly ms: number;
}

const nothing = { answered: 0, refused: 0, mostInFlight: 0, startedAt: 0, endedAt: 0 };
let seen = { ...nothing };
let inFlight = 0;
let bucket = new TokenBucket(permitted.perSecond, permitted.burst);

const http = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  seen.startedAt ||= performance.now();
  inFlight += 1;
  seen.mostInFlight = Math.max(seen.mostInFlight, inFlight);
  response.once('close', () => {
    inFlight -= 1;
    seen.endedAt = performance.now();
  });
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const answerBody = bodyAnswers[pathname];
  const body = answerBody && text(request);
  const reply = async () =>
    body ? answerBody(await body, response, searchParams) : answer(pathname, searchParams, response);
  const delay = Number(searchParams.get('delay') ?? 0);
  if (delay > 0) setTimeout(reply, delay);
  else void reply();
  if (!body) drain(request);
});

function drain(request: IncomingMessage): void {
  request.resume();
}

/** Where an answer depends on what was sent. */
const bodyAnswers: Readonly<
  Record<string, (body: string, response: ServerResponse, query: URLSearchParams) => void>
> = { '/rpc': answerCalls, '/graphql': answerGraphQl };

/** What is called is not looked at: the server's own work must not count. */
function answerCalls(body: string, response: ServerResponse): void {
  seen.answered += 1;
  const calls = JSON.parse(body) as { id: number } | Array<{ id: number }>;
  const replyTo = ({ id }: { id: number }) => ({ jsonrpc: '2.0', result: { saved: true }, id });
  send(response, 200, JSON.stringify(Array.isArray(calls) ? calls.map(replyTo) : replyTo(calls)));
}

/** What operations ask for is not looked at: the server's own work must not count. */
function answerGraphQl(body: string, response: ServerResponse, query: URLSearchParams): void {
  seen.answered += 1;
  const operation = JSON.parse(body) as unknown;
  const saved = { data: { save: { id: 1 } } };
  if (Array.isArray(operation)) return send(response, 200, JSON.stringify(operation.map(() => saved)));
  const { query: document, variables } = operation as { query: string; variables?: { after?: string } };
  if (document.trimStart().startsWith('mutation')) return send(response, 200, JSON.stringify(saved));
  const page = Number(variables?.after ?? 0) + 1;
  const pageInfo = `{"hasNextPage":${page < Number(query.get('pages'))},"endCursor":"${page}"}`;
  send(response, 200, `{"data":{"users":{"nodes":${recordsOf(page)},"pageInfo":${pageInfo}}}}`);
}

function answer(path: string, query: URLSearchParams, response: ServerResponse): void {
  if (path === '/limited' && !isPermitted(query.get('limits') === 'stated', response)) return;
  seen.answered += 1;
  if (path === '/contacts') return send(response, 200, JSON.stringify(contacts(Number(query.get('count')))));
  const pages = Number(query.get('pages'));
  const page = Number(query.get(path === '/cursor' ? 'cursor' : 'page')) || 1;
  const more = page < pages ? `"${page + 1}"` : 'null';
  const paging =
    path === '/cursor'
      ? `"next_cursor":${more}`
      : `"page":${page},"total_pages":${pages},"per_page":${recordsPerPage},"total":${pages * recordsPerPage}`;
  send(response, 200, `{"data":${recordsOf(page)},${paging}}`);
}

/** Answers 429 itself when it is not. */
function isPermitted(isStated: boolean, response: ServerResponse): boolean {
  const isLetThrough = bucket.take(Date.now());
  if (isStated) {
    // As draft-ietf-httpapi-ratelimit-headers-10 has it: whole seconds.
    response.setHeader('RateLimit-Policy', `"default";q=${permitted.perSecond};w=1`);
    response.setHeader(
      'RateLimit',
      `"default";r=${bucket.remaining};t=${Math.ceil(bucket.untilFull / 1000)}`,
    );
  }
  if (isLetThrough) return true;
  seen.refused += 1;
  if (isStated) response.setHeader('Retry-After', Math.ceil(bucket.wait / 1000));
  send(response, 429, '{"message":"Too many requests"}');
  return false;
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

process.on('message', () => {
  const { answered, refused, mostInFlight, startedAt, endedAt } = seen;
  process.send?.({ answered, refused, mostInFlight, ms: endedAt - startedAt } satisfies ServerStats);
  seen = { ...nothing };
  bucket = new TokenBucket(permitted.perSecond, permitted.burst);
});
process.once('disconnect', () => process.exit(0));

const http2 = createHttp2Server().on('stream', answerGrpc);
const listen = () =>
  new Promise<number>((resolve) => {
    const server = shareConnections(
      (connection) => http.emit('connection', connection),
      (connection) => http2.emit('connection', connection),
    );
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
const ports = Array.from({ length: Number(process.argv[2]) }, listen);
void Promise.all(ports).then((open) => process.send?.(open));

import type { PageFault, Strike } from './linkedPages';
import { head, raw, whole } from './raw';

const lost = { code: 'CONNECTION_LOST', heals: true } as const;
/** Sending again the same would lead nowhere. */
const refused = { code: 'CONNECTION_LOST' } as const;
const chunked = head('transfer-encoding: chunked');
const half = (body: string) => body.slice(0, body.length / 2);

/** Nothing more comes: time goes on until the client gives up. */
function silentAfter(bytes: (body: string) => string): Strike {
  return async (struck) => {
    await raw(bytes, 'keep')(struck);
    await struck.stage.clock.advance(61_000);
  };
}

/** The body's first bytes come one every 30 s: never idle for long. */
function drip(slowBytes: number): Strike {
  return async ({ response, body, stage }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    for (let at = 0; at < slowBytes && !response.destroyed; at += 1) {
      response.write(body.charAt(at));
      await stage.clock.advance(30_000);
    }
    response.end(body.slice(slowBytes));
  };
}

/** Interim answers (RFC 9110, section 15.2) that nobody asked for. */
const earlyHints: Strike = async (struck) => {
  await raw(() => 'HTTP/1.1 103 Early Hints\r\nlink: </style.css>\r\n\r\n'.repeat(20), 'keep')(struck);
  return { json: JSON.parse(struck.body) as unknown };
};

/** What connections do to answers. */
export const connectionFaults: readonly PageFault[] = [
  { name: 'reset before the answer', strike: raw(() => '', 'reset'), ...lost },
  { name: 'closed before the answer', strike: raw(() => '', 'close'), ...lost },
  { name: 'reset in the head', strike: raw(() => 'HTTP/1.1 200 OK\r\ncontent-', 'reset'), ...lost },
  { name: 'closed in the head', strike: raw(() => 'HTTP/1.1 200 OK\r\ncontent-', 'close'), ...lost },
  { name: 'reset in the body', strike: raw((body) => half(whole(body)), 'reset'), ...lost },
  { name: 'closed in the body', strike: raw((body) => half(whole(body)), 'close'), ...lost },
  { name: 'reset after the answer', strike: raw(whole, 'reset') },
  { name: 'closed after the answer', strike: raw(whole, 'close') },
  {
    name: 'a chunk that ends early',
    strike: raw((body) => `${chunked}${body.length.toString(16)}\r\n${half(body)}`, 'close'),
    ...lost,
  },
  {
    name: 'no last chunk',
    strike: raw((body) => `${chunked}${body.length.toString(16)}\r\n${body}\r\n`, 'close'),
    ...lost,
  },
  {
    name: 'a chunk size that is none',
    strike: raw((body) => `${chunked}zz\r\n${body}\r\n`, 'keep'),
    ...lost,
  },
  {
    name: 'a chunk longer than its size',
    strike: raw((body) => `${chunked}3\r\n${body}\r\n`, 'keep'),
    ...lost,
  },
  { name: 'a header without a colon', strike: raw(() => 'HTTP/1.1 200 OK\r\nbad\r\n\r\n', 'keep'), ...lost },
  {
    name: 'two lengths',
    strike: raw((body) => `${head('content-length: 3', `content-length: ${body.length}`)}${body}`, 'keep'),
    ...lost,
  },
  {
    name: 'a length too long, then the end',
    strike: raw((body) => `${head(`content-length: ${body.length + 9}`)}${body}`, 'close'),
    ...lost,
  },
  {
    name: 'a length too long, then silence',
    strike: silentAfter((body) => `${head(`content-length: ${body.length + 9}`)}${body}`),
    code: 'TIMEOUT_IDLE',
    heals: true,
  },
  {
    name: 'a length too short',
    strike: raw((body) => `${head(`content-length: ${body.length - 9}`)}${body}`, 'keep'),
    code: 'RESPONSE_NOT_JSON',
  },
  { name: 'another protocol', strike: raw(() => 'SSH-2.0-OpenSSH_9.6\r\n', 'keep'), ...refused },
  { name: 'bytes of no protocol', strike: raw(() => Buffer.alloc(512, 0xfa), 'close'), ...refused },
  {
    name: 'endless headers',
    strike: raw(() => `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}`, 'keep'),
    ...refused,
  },
  {
    name: 'an upgrade that nobody asked for',
    strike: raw(() => 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n', 'close'),
    ...lost,
  },
  { name: 'silence before the answer', strike: silentAfter(() => ''), code: 'TIMEOUT_IDLE', heals: true },
  {
    name: 'silence in the body',
    strike: silentAfter((body) => half(whole(body))),
    code: 'TIMEOUT_IDLE',
    heals: true,
  },
  { name: 'a drip that ends in time', strike: drip(20) },
  {
    name: 'a drip that takes too long',
    strike: drip(40),
    plan: { limits: { totalMs: 600_000 } },
    code: 'TIMEOUT_TOTAL',
    heals: true,
  },
  { name: 'early hints before the answer', strike: earlyHints },
  { name: 'bytes after the answer', strike: raw((body) => `${whole(body)}\r\nnonsense`, 'keep') },
  {
    // It must not be taken for the answer to the next request.
    name: 'a second answer that nobody asked for',
    strike: raw((body) => whole(body) + whole('{"data":[{"id":666}],"next":null}'), 'keep'),
  },
];

import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Reply } from '../support/localServer';
import type { PageFault, Strike } from './linkedPages';

const json = 'application/json';

/** An answer in full order of HTTP whose content is at fault. */
function content(make: (body: string) => string | Uint8Array, type = json, encoding?: string): Strike {
  const headers = { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) };
  return ({ body }): Reply => ({ headers, body: make(body) });
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 6]! ^= 0xff; // in gzip's checksum
  return copy;
}

const corrupt = { code: 'RESPONSE_CORRUPT', heals: true } as const;
const notJson = { code: 'RESPONSE_NOT_JSON' } as const;
const deep = (levels: number) => `{"data":${'['.repeat(levels)}${']'.repeat(levels)}}`;

/** Small caps keep the tries quick: they are settings like any other. */
const capped = { limits: { maxResponseBytes: 1024 * 1024 } } as const;

/** What servers and proxies do to content. */
export const contentFaults: readonly PageFault[] = [
  {
    name: 'gzip that ends early',
    strike: content((body) => gzipSync(body).subarray(0, -12), json, 'gzip'),
    ...corrupt,
  },
  {
    name: 'gzip without its checksum',
    strike: content((body) => gzipSync(body).subarray(0, -8), json, 'gzip'),
    ...corrupt,
  },
  {
    name: 'gzip with a wrong checksum',
    strike: content((body) => damaged(gzipSync(body)), json, 'gzip'),
    ...corrupt,
  },
  { name: 'garbage as gzip', strike: content(() => 'no gzip at all', json, 'gzip'), ...corrupt },
  { name: 'plain JSON as gzip', strike: content((body) => body, json, 'gzip'), ...corrupt },
  { name: 'garbage as brotli', strike: content(() => 'no brotli at all', json, 'br'), ...corrupt },
  {
    name: 'deflate that ends early',
    strike: content((body) => deflateSync(body).subarray(0, -6), json, 'deflate'),
    ...corrupt,
  },
  { name: 'gzip in brotli', strike: content((body) => brotliCompressSync(gzipSync(body)), json, 'gzip, br') },
  {
    name: 'a gzip bomb',
    strike: content(() => gzipSync(Buffer.alloc(20_000_000)), json, 'gzip'),
    plan: capped,
    code: 'RESPONSE_TOO_LARGE',
  },
  {
    name: 'a body beyond the cap',
    strike: content(() => ' '.repeat(2_000_000)),
    plan: capped,
    code: 'RESPONSE_TOO_LARGE',
  },
  { name: 'JSON that is cut off', strike: content((body) => body.slice(0, -5)), ...notJson },
  { name: 'JSON and then some', strike: content((body) => `${body}}`), ...notJson },
  { name: 'JavaScript for JSON', strike: content((body) => `callback(${body})`), ...notJson },
  {
    name: 'NDJSON that is cut off',
    strike: content((body) => `${body}\n${body.slice(0, 9)}`, 'application/x-ndjson'),
    ...notJson,
  },
  { name: 'nesting beyond reason', strike: content(() => deep(100_000)), ...notJson },
  { name: 'an empty answer', strike: content(() => ''), ...notJson, onlyLater: true },
  { name: 'only white space', strike: content(() => ' \n '), ...notJson },
  {
    name: 'a web page',
    strike: content(() => '<html><title>Busy</title></html>', 'text/html'),
    code: 'RESPONSE_IS_HTML',
  },
  { name: 'a web page as JSON', strike: content(() => '<html><title>Busy</title></html>'), ...notJson },
  {
    name: 'an error with status 200',
    strike: () => ({ json: { error: { message: 'backend gone' } } }),
    code: 'RECORDS_NOT_FOUND',
    onlyLater: true,
  },
  {
    name: 'an error message with status 200',
    strike: () => ({ json: { status: 'error', message: 'slow down' } }),
    code: 'RECORDS_NOT_FOUND',
    onlyLater: true,
  },
  { name: 'a byte order mark', strike: content((body) => `\ufeff${body}`) },
  { name: 'UTF-16LE with a mark', strike: content((body) => Buffer.from(`\ufeff${body}`, 'utf16le')) },
  { name: 'UTF-16BE with a mark', strike: content((body) => utf16be(`\ufeff${body}`)) },
  {
    name: 'UTF-16LE with a charset',
    strike: content((body) => Buffer.from(body, 'utf16le'), `${json}; charset=utf-16le`),
  },
  { name: 'UTF-16BE with a charset', strike: content(utf16be, `${json}; charset=UTF-16BE`) },
  {
    name: 'UTF-16BE with a charset that does not say which',
    strike: content(utf16be, `${json}; charset=utf-16`),
  },
  { name: 'UTF-16LE without any word of it', strike: content((body) => Buffer.from(body, 'utf16le')) },
  { name: 'UTF-16BE without any word of it', strike: content(utf16be) },
  {
    name: 'UTF-16LE as UTF-8',
    strike: content((body) => Buffer.from(body, 'utf16le'), `${json}; charset=utf-8`),
  },
  { name: 'an unknown charset', strike: content((body) => body, `${json}; charset=klingon`) },
  { name: 'no content type', strike: ({ body }) => ({ headers: {}, body }) },
  {
    name: 'bytes that are no UTF-8',
    strike: content((body) => Buffer.from(body.replace('{', '{"name":"Zo\xeb",'), 'latin1')),
  },
  { name: 'duplicate keys', strike: content((body) => body.replace('{', '{"data":"overruled",')) },
  {
    name: 'a __proto__ in the page',
    strike: content((body) => body.replace('{', '{"__proto__":{"data":[{"id":666}],"isAdmin":true},')),
  },
  {
    name: '__proto__ in each record',
    strike: content((body) => body.replaceAll('{"id"', '{"__proto__":{"isAdmin":true},"id"')),
  },
];

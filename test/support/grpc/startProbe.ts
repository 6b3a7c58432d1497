import { join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { parse } from 'protobufjs';
import { googleRpcProto } from '../../../lib/protobuf/googleRpcProto';

export interface Probe {
  /** `http://127.0.0.1:port`, or https with credentials. */
  readonly url: string;
  /** Calls that the server has seen, by method. */
  readonly calls: Record<string, number>;
  /** Numbers of messages that came in before each answer of Chat. */
  readonly unanswered: number[];
  stop(): Promise<void>;
}

export const probeProto = join(__dirname, 'probe.proto');

type Unary = grpc.handleUnaryCall<Record<string, unknown>, unknown>;

/** A gRPC server by another implementation than ours. */
export async function startProbe(
  credentials = grpc.ServerCredentials.createInsecure(),
  addTo: (server: grpc.Server) => void = () => {},
  wanted = 0,
): Promise<Probe> {
  const calls: Record<string, number> = {};
  const unanswered: number[] = [];
  const definition = loadSync(probeProto, { longs: String, keepCase: false });
  const server = new grpc.Server();
  const count = (name: string) => (calls[name] = (calls[name] ?? 0) + 1);
  const handlers: Record<string, unknown> = {
    echo: ((call, done) => done(null, call.request)) satisfies Unary,
    metadata: ((call, done) =>
      done(null, { metadata: metadataOf(call.metadata) }, trailers())) satisfies Unary,
    fail: ((call, done) => done(failureOf(call.request))) satisfies Unary,
    hang: () => undefined,
    list: ((call, done) => done(null, page(call.request))) satisfies Unary,
    count: (call: grpc.ServerWritableStream<Record<string, unknown>, unknown>) => countUp(call),
    sum: sumUp,
    chat: (call: grpc.ServerDuplexStream<unknown, unknown>) => chat(call, unanswered),
  };
  const counted = Object.entries(handlers).map(([name, handler]) => [
    name,
    (...args: unknown[]) => {
      count(name);
      return (handler as (...each: unknown[]) => unknown)(...args);
    },
  ]);
  const service = definition['probe.v1.Probe'] as grpc.ServiceDefinition;
  server.addService(service, Object.fromEntries(counted) as grpc.UntypedServiceImplementation);
  addTo(server);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`127.0.0.1:${wanted}`, credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const scheme = credentials._isSecure() ? 'https' : 'http';
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    calls,
    unanswered,
    stop: async () => server.forceShutdown(),
  };
}

function metadataOf(metadata: grpc.Metadata): Record<string, string> {
  const entries = Object.entries(metadata.getMap());
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('hex') : value]),
  );
}

function trailers(): grpc.Metadata {
  const metadata = new grpc.Metadata();
  metadata.set('x-cost', '3');
  return metadata;
}

function failureOf({ code, message, retryAfter }: Record<string, unknown>): Partial<grpc.StatusObject> {
  const metadata = new grpc.Metadata();
  if (Number(retryAfter) >= 0)
    metadata.set('grpc-status-details-bin', statusDetails(Number(code), Number(retryAfter)));
  return { code: Number(code), details: String(message), metadata };
}

function statusDetails(code: number, seconds: number): Buffer {
  const { root } = parse(
    googleRpcProto +
      'message D { int64 seconds = 1; } message Any1 { string type_url = 1; bytes value = 2; } message S1 { int32 code = 1; string message = 2; repeated Any1 details = 3; } message R1 { D retry_delay = 1; } message B1 { repeated V1 field_violations = 1; } message V1 { string field = 1; string description = 2; }',
    { keepCase: true },
  );
  const encode = (name: string, value: object) =>
    root.lookupType(`google.rpc.${name}`).encode(value).finish();
  const retry = encode('R1', { retry_delay: { seconds } });
  const bad = encode('B1', { field_violations: [{ field: 'name', description: 'is too short' }] });
  const any = (name: string, value: Uint8Array) => ({
    type_url: `type.googleapis.com/google.rpc.${name}`,
    value,
  });
  return Buffer.from(
    encode('S1', { code, message: 'detailed', details: [any('RetryInfo', retry), any('BadRequest', bad)] }),
  );
}

function page({ pageSize, pageToken }: Record<string, unknown>): unknown {
  const start = Number(pageToken || 0);
  const size = Number(pageSize) || 10;
  const names = Array.from({ length: 25 }, (_, at) => ({ name: `thing ${at + 1}` }));
  const next = start + size;
  return { things: names.slice(start, next), nextPageToken: next < names.length ? String(next) : '' };
}

function countUp(call: grpc.ServerWritableStream<Record<string, unknown>, unknown>): void {
  const { count, code, endless } = call.request;
  for (let n = 1; n <= Number(count); n += 1) call.write({ name: `thing ${n}`, bigNumber: String(n) });
  if (endless) return;
  if (Number(code) > 0) call.emit('error', { code: Number(code), details: 'no more' });
  else call.end();
}

function sumUp(
  call: grpc.ServerReadableStream<{ value: string }, unknown>,
  done: grpc.sendUnaryData<unknown>,
): void {
  let sum = 0n;
  let numbers = 0;
  call.on('data', ({ value }: { value: string }) => {
    sum += BigInt(value);
    numbers += 1;
  });
  call.on('end', () => done(null, { sum: String(sum), numbers }));
}

function chat(call: grpc.ServerDuplexStream<unknown, unknown>, unanswered: number[]): void {
  let waiting = 0;
  call.on('data', (thing: { name: string }) => {
    waiting += 1;
    // Later, so that a client that does not wait is found out.
    setImmediate(() => {
      unanswered.push(waiting);
      waiting -= 1;
      if (thing.name === 'fail') call.emit('error', { code: 9, details: 'I do not like it' });
      else call.write({ name: `re: ${thing.name}` });
    });
  });
  call.on('end', () => setImmediate(() => setImmediate(() => call.end())));
}

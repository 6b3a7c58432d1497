import type { IncomingHttpHeaders } from 'node:http2';
import type { Cut, HttpResponse } from '../../ports/Transport';
import { toFrames } from '../../protobuf/frames';
import { tooLarge } from '../ByteSink';
import { decompress } from './decompress';
import { httpStatus } from './httpStatus';

/** All that came in answer to a call. */
export interface Http2Answer {
  readonly headers: IncomingHttpHeaders;
  readonly trailers: IncomingHttpHeaders;
  readonly messages: ReadonlyArray<{ readonly isCompressed: boolean; readonly message: Buffer }>;
  /** The body where it is no gRPC. */
  readonly other: Buffer;
  readonly receivedBytes: number;
  readonly cut?: Cut;
}

/** The answer as an HTTP response: trailers among the headers, messages unpacked, and a status that HTTP knows. */
export async function readAnswer(answer: Http2Answer, maxBytes: number): Promise<Omit<HttpResponse, 'url'>> {
  const { headers, trailers, messages, other, receivedBytes, cut } = answer;
  const merged = new Headers();
  for (const part of [headers, trailers]) {
    for (const [name, value] of Object.entries(part)) {
      if (name.startsWith(':') || value === undefined) continue;
      merged.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  const encoding = merged.get('grpc-encoding') ?? 'identity';
  const unpacked: Buffer[] = [];
  let size = 0;
  for (const { isCompressed, message } of messages) {
    const whole = isCompressed ? await decompress(message, encoding, maxBytes - size) : message;
    size += whole.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    unpacked.push(whole);
  }
  return {
    status: statusOf(headers, merged, messages.length),
    headers: merged,
    body: other.length > 0 ? other : toFrames(unpacked),
    receivedBytes,
    ...(cut && { cut }),
  };
}

/** Of a stream that failed after some messages, these count: its failure is told by `grpc-status`. */
function statusOf(headers: IncomingHttpHeaders, merged: Headers, messages: number): number {
  const status = Number(headers[':status']);
  const told = merged.get('grpc-status');
  return status !== 200 || told === null || messages > 0 ? status || 200 : httpStatus(Number(told));
}

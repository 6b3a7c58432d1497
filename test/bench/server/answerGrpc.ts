import type { ServerHttp2Stream } from 'node:http2';

/** Answers any unary method with the message that it was sent: the server's own work must not count. */
export function answerGrpc(stream: ServerHttp2Stream): void {
  const body: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => body.push(chunk));
  stream.on('error', () => undefined); // A client that has left needs no answer.
  stream.on('end', () => {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(body.length === 1 ? body[0] : Buffer.concat(body));
  });
}

import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** One text that a client sent, and the way to answer. */
export type OnMessage = (text: string, send: (text: string) => void, close: (code?: number) => void) => void;

export interface TestWebSocketServer {
  readonly url: string;
  /** Of each handshake. */
  readonly handshakes: IncomingHttpHeaders[];
  readonly messages: string[];
  /** Resolves when the first connection has been closed. */
  readonly left: Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param refuse a status in place of the handshake
 * @param handleProtocols which subprotocol is spoken, of those offered
 */
export async function startWebSocketServer(
  onMessage: OnMessage,
  refuse?: (headers: IncomingHttpHeaders) => number | undefined,
  handleProtocols: (offered: Set<string>) => string | false = (offered) => [...offered][0] ?? false,
): Promise<TestWebSocketServer> {
  const handshakes: IncomingHttpHeaders[] = [];
  const messages: string[] = [];
  let leave = (): void => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    handleProtocols,
    verifyClient: ({ req }, done) => {
      handshakes.push(req.headers);
      const status = refuse?.(req.headers);
      done(status === undefined, status, 'no');
    },
  });
  server.on('connection', (socket) => {
    socket.once('close', leave);
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      messages.push(text);
      onMessage(
        text,
        (answer) => socket.send(answer),
        (code) => socket.close(code),
      );
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handshakes,
    messages,
    left,
    stop: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}

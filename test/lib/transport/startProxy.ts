import { createServer, request as sendRequest, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterTest } from './harness';

export interface LocalProxy {
  readonly url: string;
  readonly host: string;
  /** What it was asked for, for example "CONNECT 127.0.0.1:443" or "GET http://127.0.0.1:80/a". */
  readonly asked: readonly string[];
  readonly connections: number;
}

/**
 * A forwarding and tunnelling proxy on 127.0.0.1.
 *
 * @param login "user:password" that it insists on.
 * @param refuse A status with which it answers every CONNECT.
 * @param silent Takes connections and never answers.
 */
export async function startProxy({
  login,
  refuse,
  silent,
}: { login?: string; refuse?: number; silent?: boolean } = {}): Promise<LocalProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const expected = login && `Basic ${Buffer.from(login).toString('base64')}`;
  const isWelcome = (message: IncomingMessage) =>
    !expected || message.headers['proxy-authorization'] === expected;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    return socket;
  };

  const server = createServer((message, response) => {
    asked.push(`${message.method} ${message.url}`);
    if (!isWelcome(message)) return void response.writeHead(407).end();
    const { 'proxy-authorization': _authorization, ...headers } = message.headers;
    const forwarded = sendRequest(message.url as string, { method: message.method, headers, agent: false });
    forwarded.on('response', (answer) => {
      response.writeHead(answer.statusCode as number, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.writeHead(502).end());
    message.pipe(forwarded);
  });
  server.on('connection', (socket) => {
    connections++;
    keep(socket);
  });
  server.on('connect', (message: IncomingMessage, client: Socket) => {
    asked.push(`CONNECT ${message.url}`);
    if (silent) return;
    const status = refuse ?? (isWelcome(message) ? undefined : 407);
    if (status) return void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const [host, port] = (message.url as string).split(':');
    const target = keep(connect(Number(port), host));
    target.once('connect', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${login ? `${login.split(':').map(encodeURIComponent).join(':')}@` : ''}${host}`,
    host,
    asked,
    get connections() {
      return connections;
    },
  };
}

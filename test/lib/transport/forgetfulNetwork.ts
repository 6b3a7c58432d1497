import net, { type AddressInfo } from 'node:net';
import { afterTest } from './harness';

/** A way to a server that may forget its connections without telling anybody, as a router does. */
export interface ForgetfulNetwork {
  readonly url: string;
  readonly connections: number;
  forget(): void;
}

export async function forgetfulNetwork(target: string): Promise<ForgetfulNetwork> {
  const sockets: net.Socket[] = [];
  const network = net.createServer((client) => {
    const server = net.connect(Number(new URL(target).port), '127.0.0.1');
    sockets.push(client, server);
    for (const socket of [client, server]) socket.on('error', () => undefined);
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
  afterTest(async () => {
    for (const socket of sockets) socket.destroy();
    network.close();
  });
  return {
    url: `http://127.0.0.1:${(network.address() as AddressInfo).port}`,
    get connections() {
      return sockets.length / 2;
    },
    forget() {
      for (const socket of sockets) socket.unpipe();
    },
  };
}

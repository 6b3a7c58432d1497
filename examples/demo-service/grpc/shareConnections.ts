import { createServer, type Server, type Socket } from 'node:net';

/** How a connection begins whose client speaks HTTP/2 without having asked (RFC 9113, section 3.4). */
const preface = 'PRI';

/** A server that tells by the first bytes of a connection which protocol is spoken on it. */
export function shareConnections(
  http1: (connection: Socket) => void,
  http2: (connection: Socket) => void,
): Server {
  return createServer((connection) => {
    connection.on('error', () => connection.destroy());
    connection.once('data', (first) => {
      connection.pause();
      connection.unshift(first);
      const isHttp2 = first.toString('latin1', 0, preface.length) === preface;
      (isHttp2 ? http2 : http1)(connection);
      if (!isHttp2) connection.resume();
    });
  });
}

import type { Struck, Strike } from './linkedPages';

/** What becomes of the connection once the bytes are out. */
export type Afterwards = 'close' | 'reset' | 'keep';

/** A strike that puts these very bytes on the wire, whatever HTTP makes of them. */
export function raw(bytes: (body: string) => string | Buffer, afterwards: Afterwards): Strike {
  return (struck) => write(struck, bytes(struck.body), afterwards);
}

async function write({ socket }: Struck, bytes: string | Buffer, afterwards: Afterwards): Promise<void> {
  if (bytes.length > 0) await new Promise((resolve) => socket.write(bytes, resolve));
  if (afterwards === 'close') socket.end();
  if (afterwards === 'reset') socket.resetAndDestroy();
}

/** The head of a JSON answer. */
export const head = (...headers: string[]): string =>
  ['HTTP/1.1 200 OK', 'content-type: application/json', ...headers, '', ''].join('\r\n');

/** An answer as it should be. */
export const whole = (body: string): string => head(`content-length: ${Buffer.byteLength(body)}`) + body;

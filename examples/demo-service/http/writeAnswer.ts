import type { ServerResponse } from 'node:http';
import type { Answer } from './Answer';

/** Sends an answer, or lets the connection go wrong as the answer says. `now`: epoch milliseconds. */
export function writeAnswer(response: ServerResponse, answer: Answer, now: number): void {
  if (answer.delivery === 'never') return;
  const body = Buffer.from(answer.body);
  // Clients work out waits against this header: it has to run on the same clock as the limits.
  const date = new Date(now).toUTCString();
  const length = answer.status === 204 ? {} : { 'content-length': String(body.length) };
  response.writeHead(answer.status, { date, ...length, ...answer.headers });
  if (answer.delivery === 'half') {
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  } else {
    response.end(body);
  }
}

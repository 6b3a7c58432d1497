import { toJson } from './toJson';

/** An answer before it is written to the connection. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** How the connection goes wrong, if it does: `never` sends nothing, `half` drops it in the middle of the body. */
  readonly delivery?: 'never' | 'half';
}

/** JSON; bigints are written as plain integers. */
export function json(value: unknown, { status = 200, headers = {} }: Partial<Answer> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: toJson(value) };
}

export function text(body: string, contentType: string, headers: Answer['headers'] = {}): Answer {
  return { status: 200, headers: { 'content-type': contentType, ...headers }, body };
}

export const noContent: Answer = { status: 204, headers: {}, body: '' };

export function withHeaders(answer: Answer, headers: Answer['headers']): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

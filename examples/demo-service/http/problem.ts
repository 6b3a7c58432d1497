import type { Answer } from './Answer';

/** What is wrong with one field of a body. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An error that the service answers with, as problem+json (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly more: { readonly errors?: readonly FieldError[]; readonly headers?: Answer['headers'] } = {},
  ) {
    super(detail);
  }

  toAnswer(): Answer {
    const { status, title, detail } = this;
    const { errors, headers } = this.more;
    return {
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
      body: JSON.stringify({ type: 'about:blank', title, status, detail, errors }),
    };
  }
}

export const notFound = (what: string) => new Problem(404, 'Not Found', `There is no ${what}.`);

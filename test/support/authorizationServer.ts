import type { Handler, ReceivedRequest, Reply } from './localServer';

/** A token endpoint at /token beside an API that lets in whoever carries the newest token. */
export interface AuthorizationServer {
  readonly handler: Handler;
  /** Token requests so far, their forms read. */
  readonly asked: ReadonlyArray<{ form: Record<string, string>; request: ReceivedRequest }>;
  /** The token that the API takes. */
  valid: string;
  /** No token is valid any more. */
  expire(): void;
}

export interface AuthorizationServerOptions {
  /** Seconds that a token lives; absent: the server does not say. */
  readonly expiresIn?: number | string;
  /** Answers a token request in place of a token. */
  readonly answer?: (
    form: Record<string, string>,
    request: ReceivedRequest,
    number: number,
  ) => Reply | undefined;
  /** The API's answer to a request with a wrong or expired token. */
  readonly refuse?: (request: ReceivedRequest) => Reply;
  readonly api?: Handler;
}

/** Tokens are `token-1-5ecret`, `token-2-5ecret`, … */
export function authorizationServer(options: AuthorizationServerOptions = {}): AuthorizationServer {
  const asked: Array<{ form: Record<string, string>; request: ReceivedRequest }> = [];
  const { expiresIn, answer, refuse = () => ({ status: 401, json: { error: 'invalid_token' } }) } = options;
  const server: AuthorizationServer = {
    asked,
    valid: '',
    expire() {
      server.valid = 'none';
    },
    handler(request, response) {
      if (request.path !== '/token') {
        const isIn = request.headers.authorization === `Bearer ${server.valid}`;
        if (!isIn) return refuse(request);
        return options.api?.(request, response) ?? { json: { path: request.path } };
      }
      const form = Object.fromEntries(new URLSearchParams(request.text()));
      asked.push({ form, request });
      const own = answer?.(form, request, asked.length);
      if (own) return own;
      server.valid = `token-${asked.length}-5ecret`;
      return { json: { access_token: server.valid, token_type: 'Bearer', expires_in: expiresIn } };
    },
  };
  return server;
}

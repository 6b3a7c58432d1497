import type { RunResult } from '../../lib/engine';
import type { Access } from '../../lib/plan/Access';
import type { Handler, Reply } from './localServer';
import { startTestEngine, type TestEngine } from './testEngine';

/** The password of `get`, with a character that JSON has to escape. */
export const password = 'pa55"word';

/** An API with sessions, each of which ends the one before it, and an engine that asks it. */
export interface SessionApi {
  readonly engine: TestEngine;
  readonly logins: number;
  /** Ends the session without a login. */
  expire(): void;
  /** Paths in order of arrival. */
  paths(): string[];
  /** Reads with the Session Login scheme; `secrets` change its fields. */
  get(url?: string, secrets?: Record<string, string>, more?: Partial<Access>): Promise<RunResult>;
}

export interface SessionSetup {
  /** The answer to a login; by default `{"token": …}`. */
  readonly answer?: (token: string) => Reply;
  /** What a request carries of the session. */
  readonly carried?: (request: Parameters<Handler>[0]) => string | undefined;
  readonly refusal?: Reply;
}

export async function startSessionApi({
  answer,
  carried,
  refusal = { status: 401, json: { message: 'no session' } },
}: SessionSetup = {}): Promise<SessionApi> {
  let current = '-';
  let logins = 0;
  const engine = await startTestEngine((request) => {
    if (request.path === '/login') {
      current = `s3ssion-${++logins}`;
      return answer?.(current) ?? { json: { token: current } };
    }
    const sent = carried ? carried(request) : request.headers.authorization?.slice('Bearer '.length);
    return sent === current ? { json: { id: 1, sent } } : refusal;
  });
  return {
    engine,
    get logins() {
      return logins;
    },
    expire: () => (current = '-'),
    paths: () => engine.server.requests.map(({ path }) => path),
    get: (url = '/users/1', secrets, more) => readWithSession(engine, url, secrets, more),
  };
}

/** Reads one record with the Session Login scheme, without a retry. */
export function readWithSession(
  engine: TestEngine,
  url: string,
  secrets: Record<string, string> = {},
  more: Partial<Access> = {},
): Promise<RunResult> {
  return engine.run(
    { request: { url }, recordsAt: '$', retry: { maxAttempts: 1 } },
    { scheme: 'session', secrets: { ...fields, ...secrets }, ...more },
  );
}

const fields = {
  sessionFrom: 'login',
  username: 'ada',
  password,
  loginPath: '/login',
  loginSends: 'json',
  loginJson: '{ "username": "{user}", "password": "{password}", "company": 7 }',
  sessionTokenFrom: 'body',
  sessionTokenAt: 'token',
  sendTokenAs: 'Authorization',
  sessionPrefix: 'Bearer',
  expiredStatus: '401, 403',
};

import type { DemoService } from '../../../examples/demo-service';

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface DemoClient {
  /** A request signed in as ada, unless `headers` say otherwise. */
  send(path: string, init?: RequestInit): Promise<Received>;
  /** The body of an answer as JSON; numbers are read as JSON.parse does. */
  json<Body>(path: string, init?: RequestInit): Promise<Body>;
}

export const asAda = { authorization: 'Bearer demo-token' };

export function demoClient(service: DemoService): DemoClient {
  const send = async (path: string, init: RequestInit = {}): Promise<Received> => {
    const response = await fetch(new URL(path, service.url), {
      ...init,
      headers: init.headers ?? asAda,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    send,
    json: async <Body>(path: string, init?: RequestInit) => JSON.parse((await send(path, init)).text) as Body,
  };
}

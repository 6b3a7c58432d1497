import { createEngine, type RunResult } from '../../lib/engine';
import type { RunScope } from '../../lib/pipeline/Run';
import { type Access, anonymousAccess } from '../../lib/plan/Access';
import { createPlan, type PlanInput } from '../../lib/plan/RequestPlan';
import type { HttpRequest, Transport } from '../../lib/ports/Transport';
import { createMemoryStateStore } from '../../lib/ports/StateStore';
import { createVirtualClock, type VirtualClock } from './virtualClock';

/** What the API without a network answers. */
export interface Answer {
  /** Default: 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Virtual milliseconds that the answer takes. Default: 10. */
  readonly ms?: number;
}

/** `number`: of the request, from 1, in order of sending. */
export type Api = (query: URLSearchParams, number: number, request: HttpRequest) => Answer;

/** The real engine on a virtual clock, with an API in this process instead of a network. */
export interface InProcessEngine {
  readonly clock: VirtualClock;
  /** URLs without their origin, in order of sending. */
  readonly sent: readonly string[];
  /** The most requests that were under way at once. */
  readonly mostAtOnce: number;
  /** Requests that were taken back before their answer. */
  readonly cancelled: number;
  run(plan: Partial<PlanInput>, access?: Partial<Access>, scope?: Partial<RunScope>): Promise<RunResult>;
}

const origin = 'https://api.test';

export function createInProcessEngine(api: Api): InProcessEngine {
  const clock = createVirtualClock(undefined, { autoAdvance: true });
  const sent: string[] = [];
  const counts = { underWay: 0, mostAtOnce: 0, cancelled: 0 };
  const transport: Transport = {
    async send(request, { signal }) {
      const url = new URL(request.url);
      sent.push(url.pathname + url.search);
      counts.mostAtOnce = Math.max(counts.mostAtOnce, ++counts.underWay);
      const { status = 200, headers, json, ms = 10 } = api(url.searchParams, sent.length, request);
      try {
        await clock.sleep(ms, signal);
      } catch (error) {
        counts.cancelled += 1;
        throw error;
      } finally {
        counts.underWay -= 1;
      }
      const body = Buffer.from(JSON.stringify(json ?? {}));
      const received = new Headers({ 'content-type': 'application/json', ...headers });
      return { status, headers: received, body, url: request.url, receivedBytes: body.length };
    },
  };
  const engine = createEngine({ clock, transport, random: () => 0.5, state: createMemoryStateStore() });
  const binary = { read: () => Promise.reject(new Error('no files here')) };
  return {
    clock,
    sent,
    get mostAtOnce() {
      return counts.mostAtOnce;
    },
    get cancelled() {
      return counts.cancelled;
    },
    run: (plan, access, scope) =>
      engine.run(
        createPlan({ protocol: 'rest', request: { url: '/rows' }, ...plan }),
        { ...anonymousAccess, baseUrl: origin, ...access },
        { binary, ...scope },
      ),
  };
}

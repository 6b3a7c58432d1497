import type { BatchEntry } from '../../lib/batching/BatchStrategy';
import type { BatchPacing } from '../../lib/batching/BatchSource';
import { createEngine, type ManyResult, type RunResult } from '../../lib/engine';
import type { RunScope } from '../../lib/pipeline/Run';
import { type Access, anonymousAccess } from '../../lib/plan/Access';
import { createPlan, type PlanInput } from '../../lib/plan/RequestPlan';
import type { BinaryContent } from '../../lib/ports/BinaryStore';
import { createMemoryStateStore } from '../../lib/ports/StateStore';
import { createPooledTransport } from '../../lib/transport/createPooledTransport';
import { type Handler, type LocalServer, startServer } from './localServer';
import { createVirtualClock, type VirtualClock } from './virtualClock';

/** The real engine and a real server, on a clock on which nothing waits. */
export interface TestEngine {
  readonly server: LocalServer;
  readonly clock: VirtualClock;
  /** Runs a plan against the server; without an access, with a token credential bound to it. */
  run(
    plan: Partial<PlanInput> & Pick<PlanInput, 'request'>,
    access?: Partial<Access>,
    scope?: Partial<RunScope>,
  ): Promise<RunResult>;
  /** Sends many items to the server in batches, on the same terms. */
  sendMany(
    plan: Partial<PlanInput> & Pick<PlanInput, 'request'>,
    entries: readonly BatchEntry[],
    pacing?: Partial<BatchPacing>,
  ): Promise<ManyResult>;
  stop(): Promise<void>;
}

/** The token of the credential that `run` uses. */
export const testToken = 'test-token-5up3r';

/** `files`: what the items' binary fields hold. */
export async function startTestEngine(
  handler: Handler,
  files: Readonly<Record<string, BinaryContent>> = {},
): Promise<TestEngine> {
  const server = await startServer(handler);
  const clock = createVirtualClock(undefined, { autoAdvance: true });
  // The machine's proxy settings must not lead a test elsewhere.
  const transport = createPooledTransport({ clock, proxyForUrl: async () => '' });
  const engine = createEngine({
    clock,
    random: () => 0.5,
    state: createMemoryStateStore(),
    transport: { send: (request, options) => clock.hold(() => transport.send(request, options)) },
  });
  const binary = {
    read: async ({ field }: { field: string }) =>
      files[field] ?? Promise.reject(new Error(`no file ${field}`)),
  };
  return {
    server,
    clock,
    run: (plan, access, scope) =>
      engine.run(
        createPlan({ protocol: 'rest', ...plan }),
        { ...tokenAccess(server.origin), ...access },
        { binary, ...scope },
      ),
    sendMany: (plan, entries, pacing) =>
      engine.sendMany(
        createPlan({ protocol: 'rest', ...plan }),
        entries,
        tokenAccess(server.origin),
        { binary },
        { concurrency: 1, stopAtFailure: false, ...pacing },
      ),
    async stop() {
      await transport.close();
      await server.stop();
    },
  };
}

function tokenAccess(baseUrl: string): Access {
  return {
    ...anonymousAccess,
    credential: { type: 'testToken', id: '1' },
    scheme: 'token',
    secrets: { token: testToken, tokenPrefix: 'Bearer' },
    baseUrl,
  };
}

/** The data of the outputs, without their files. */
export function jsonOf({ outputs }: RunResult): unknown[] {
  return outputs.map(({ json }) => json);
}

import type { RunResult } from '../../lib/engine';
import { jsonOf, startTestEngine } from '../support/testEngine';
import type { Expected, Fault, Scene, Stage } from './Fault';

/** What came of one try. */
export interface Outcome extends Expected {
  /** What the client did and must not do. */
  readonly complaints: readonly string[];
  readonly isHang: boolean;
}

/** In real time: far more than any try takes, as nothing waits in it. */
const hangAfterMs = 20_000;

/** Runs the engine into a fault; where records are left, once more from the cursor when the fault is over. */
export async function tryFault(fault: Fault): Promise<Outcome> {
  const complaints: string[] = [];
  const closers: Array<() => Promise<void>> = [];
  let isOver = false;
  let scene: Scene | undefined;
  const engine = await startTestEngine((request, response) => scene!.handler(request, response));
  const stage: Stage = {
    clock: engine.clock,
    server: engine.server,
    get isOver() {
      return isOver;
    },
    complain: (what) => void complaints.push(what),
    onEnd: (close) => void closers.push(close),
  };
  const run = async (resumeFrom?: string): Promise<RunResult | undefined> => {
    const { plan, access, scope } = scene!;
    const pagination = { ...plan?.pagination, ...(resumeFrom && { resumeFrom }) };
    return before(engine.run({ request: { url: '/users' }, ...plan, pagination }, access, scope));
  };
  try {
    scene = await fault.set(stage);
    const first = await run();
    isOver = true;
    const resume = fault.expected.rest && first?.report.resume;
    const second = resume ? await run(resume) : undefined;
    return { ...describeResult(first), ...(second && { rest: idsIn(second) }), complaints };
  } finally {
    for (const close of [...closers.reverse(), engine.stop]) await close();
  }
}

function describeResult(result: RunResult | undefined): Omit<Outcome, 'complaints'> {
  if (!result) return { ids: [], status: 'failed', isHang: true };
  const { report } = result;
  const code = report.error?.code as Outcome['code'];
  return {
    ids: idsIn(result),
    status: report.status as Outcome['status'],
    ...(code && { code }),
    isHang: false,
  };
}

/** A record without an id is none of the service's: it counts as -1. */
function idsIn(result: RunResult): number[] {
  return jsonOf(result).map((record) => (record as { id?: number }).id ?? -1);
}

async function before<Value>(work: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), hangAfterMs);
  });
  return Promise.race([work, hang]).finally(() => clearTimeout(timer));
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../host/buildIfStale';
import { installN8n } from '../host/installN8n';
import { launchN8n } from '../host/launchN8n';
import type { ImportedWorkflow } from '../host/N8n';
import { packPackage } from '../host/packPackage';
import { emptyWorkflow } from './benchWorkflows';
import { median } from './median';

/** A real n8n that runs the workflows of the benchmarks. */
export interface Host {
  readonly version: string;
  /** The Node.js that runs n8n: a bare loop has to run on the same. */
  readonly nodeBinary: string;
  /** Runs a workflow once; what it took in milliseconds, beyond what an empty workflow takes. */
  time(workflowId: string): Promise<number>;
  /** Runs a workflow once; how many items reached its last node, one that `countItems` made. */
  count(workflowId: string): Promise<number>;
  stop(): Promise<void>;
}

type Log = (line: string) => void;

/** Starts the pinned n8n with the packed package and publishes the workflows. */
export async function startHost(workflows: readonly ImportedWorkflow[], log: Log): Promise<Host> {
  await buildIfStale(log);
  const install = await installN8n(log);
  const packed = await mkdtemp(join(tmpdir(), 'n8n-package-'));
  const all = [emptyWorkflow, ...workflows];
  log(`Starting n8n ${install.version}.`);
  const launched = await packPackage(packed)
    .then((source) => launchN8n({ install, package: source, workflows: all }))
    .finally(() => rm(packed, { recursive: true, force: true }));
  const call = async (id: string): Promise<string> => {
    const response = await launched.n8n.webhook(id);
    const answer = await response.text();
    if (!response.ok) throw new Error(`${id}: ${response.status} ${answer}`);
    return answer;
  };
  const run = async (id: string): Promise<number> => {
    const startedAt = performance.now();
    await call(id);
    return performance.now() - startedAt;
  };
  try {
    for (const { id } of all) if (id) await launched.n8n.publish(id);
    const idle = await timeOfEmpty(run);
    return {
      version: install.version,
      nodeBinary: install.nodeBinary,
      time: async (id) => Math.max(0, (await run(id)) - idle),
      count: async (id) => (JSON.parse(await call(id)) as { count: number }).count,
      stop: () => launched.stop(),
    };
  } catch (error) {
    await launched.stop();
    throw error;
  }
}

async function timeOfEmpty(run: (id: string) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) times.push(await run(emptyWorkflow.id ?? ''));
  return median(times.slice(3));
}

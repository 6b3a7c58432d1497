import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoService } from '../../examples/demo-service';
import { buildIfStale } from './buildIfStale';
import { provideHost } from './hostUnderTest';
import { installN8n } from './installN8n';
import { launchN8n } from './launchN8n';
import { newExamples } from './newExamples';
import { packPackage } from './packPackage';
import { testCredentials, testWorkflows } from './testWorkflows';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/** Starts the demo service and one n8n that has the packed package, for all the test files. */
export default async function globalSetup(): Promise<void> {
  await buildIfStale(log);
  const install = await installN8n(log);
  const service = await startDemoService();
  log(`Starting n8n ${install.version}.`);
  const packed = await mkdtemp(join(tmpdir(), 'n8n-package-'));
  try {
    const examples = await newExamples(packed, service.url);
    const launched = await launchN8n({
      install,
      package: await packPackage(packed),
      credentials: [...testCredentials(service.url), ...examples.credentials],
      workflows: [...testWorkflows(), ...examples.workflows],
    });
    provideHost({ n8n: launched.n8n.place, serviceUrl: service.url });
    globalThis.stopHost = async () => {
      await launched.stop();
      await service.stop();
    };
  } catch (error) {
    // Jest calls no teardown after a failed set-up.
    await service.stop();
    throw error;
  } finally {
    await rm(packed, { recursive: true, force: true });
  }
}

declare global {
  // What jest offers to hand something from the set-up to the teardown.
  var stopHost: (() => Promise<void>) | undefined;
}

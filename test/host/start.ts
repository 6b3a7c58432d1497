import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoService, startDemoService } from '../../examples/demo-service';
import { demoBaseUrl } from '../../examples/run/withDemoService';
import { buildIfStale } from './buildIfStale';
import { newExamples } from './newExamples';
import { freePort } from './freePort';
import { installN8n } from './installN8n';
import { type LaunchedN8n, launchN8n, LOCAL_OWNER } from './launchN8n';
import { packPackage } from './packPackage';
import { projectFolder } from './projectFolder';

type CleanUp = () => Promise<unknown>;

const N8N_PORT = 5678;
/** Kept from one start to the next, so that nobody loses a workflow. Not in git. */
const userFolder = join(projectFolder, '.cache', 'n8n-user');
const log = (line: string): void => console.log(line);

/** `npm start`: a real n8n in the browser with this package, its examples and the demo service. */
async function main(): Promise<void> {
  const asked = askedToStop();
  const cleanUps: CleanUp[] = [];
  try {
    const launched = await Promise.race([start(cleanUps), asked]);
    if (launched) await Promise.race([asked, endedByItself(launched)]);
    log('\nStopping.');
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

async function start(cleanUps: CleanUp[]): Promise<LaunchedN8n> {
  await buildIfStale(log);
  const install = await installN8n(log);
  const service = await startDemoService({ port: await freePort(Number(new URL(demoBaseUrl).port)) });
  cleanUps.push(() => service.stop());
  const packed = await mkdtemp(join(tmpdir(), 'n8n-package-'));
  cleanUps.push(() => rm(packed, { recursive: true, force: true }));
  const examples = await newExamples(userFolder, service.url);
  log(`Starting n8n ${install.version}.`);
  const launched = await launchN8n({
    install,
    // Packed, not linked: a linked package would find this project's copy of n8n's library, not n8n's own.
    package: await packPackage(packed),
    port: await freePort(N8N_PORT),
    userFolder,
    credentials: examples.credentials,
    workflows: examples.workflows,
  });
  cleanUps.push(() => launched.stop());
  await examples.remember();
  greet(launched, service);
  return launched;
}

function greet({ n8n }: LaunchedN8n, service: DemoService): void {
  log(`
  n8n            ${n8n.url}
    e-mail       ${LOCAL_OWNER.email}
    password     ${LOCAL_OWNER.password}
  demo service   ${service.url}
  n8n's files    ${userFolder} (delete the folder to begin anew)

Ctrl-C stops everything.`);
}

async function endedByItself({ ended, output }: LaunchedN8n): Promise<never> {
  await ended;
  throw new Error(`n8n has ended:\n${output().slice(-2000)}`);
}

/** Resolves at the first signal. A terminal's Ctrl-C may arrive twice: from it, and passed on by npm. */
function askedToStop(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve(undefined));
  });
}

main().then(
  // What is still starting when somebody asks to stop ends with this process.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

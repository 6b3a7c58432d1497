import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { N8nInstall } from './installN8n';
import { freePort } from './freePort';
import { type ImportedCredential, type ImportedWorkflow, importInto, N8n, type Owner } from './N8n';
import { loadPackage, type PackageSource } from './loadPackage';
import { n8nEnvironment } from './n8nEnvironment';
import { setUpOwner } from './signIn';
import { endProcess, trackProcess } from './trackProcess';
import { until } from './until';

export interface LaunchOptions {
  install: N8nInstall;
  package: PackageSource;
  /** The port to listen on; 0 (the default) picks a free one. */
  port?: number;
  /** A folder to keep; without one, n8n gets a temporary folder that stop() removes. */
  userFolder?: string;
  credentials?: readonly ImportedCredential[];
  workflows?: readonly ImportedWorkflow[];
  owner?: Owner;
}

export interface LaunchedN8n {
  n8n: N8n;
  /** What n8n has printed so far. */
  output(): string;
  /** Resolves when n8n has ended, by stop() or by itself. */
  ended: Promise<void>;
  /** Ends n8n and its children, and removes its folder if that is temporary. */
  stop(): Promise<void>;
}

/** The account the person or the browser signs in with. It exists on this machine only. */
export const LOCAL_OWNER: Owner = { email: 'demo@example.com', password: 'Demo-password-1' };

// A first start creates the database, which a busy machine does slowly.
const START_TIMEOUT_MS = 180_000;

/** Starts a real n8n on 127.0.0.1 that has the package, credentials and workflows, and nothing else. */
export async function launchN8n(options: LaunchOptions): Promise<LaunchedN8n> {
  const temporary = options.userFolder === undefined;
  const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-host-')));
  const removeIfTemporary = (): void => {
    if (temporary) rmSync(userFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  // If this process ends before stop() is called, too.
  process.once('exit', removeIfTemporary);
  const cleanUp = (): void => {
    process.off('exit', removeIfTemporary);
    removeIfTemporary();
  };
  let server: Server | undefined;
  try {
    await mkdir(userFolder, { recursive: true });
    await loadPackage(userFolder, options.package);
    const { install, owner = LOCAL_OWNER } = options;
    if (options.credentials?.length)
      await importInto({ install, userFolder }, 'credentials', options.credentials);
    if (options.workflows?.length) await importInto({ install, userFolder }, 'workflow', options.workflows);
    server = await startServer(install, userFolder, options.port || (await freePort()));
    await setUpOwner(server.url, owner);
    const { child, url, output, ended } = server;
    return {
      n8n: new N8n({ url, userFolder, install, owner }),
      output,
      ended,
      stop: async () => {
        await endProcess(child);
        cleanUp();
      },
    };
  } catch (error) {
    if (server) await endProcess(server.child);
    cleanUp();
    throw error;
  }
}

interface Server {
  child: ChildProcess;
  url: string;
  output(): string;
  ended: Promise<void>;
}

async function startServer(install: N8nInstall, userFolder: string, port: number): Promise<Server> {
  const child = spawn(install.nodeBinary, [install.n8nBin, 'start'], {
    cwd: userFolder,
    env: { ...n8nEnvironment(userFolder, await freePort()), N8N_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  trackProcess(child);
  let printed = '';
  const collect = (chunk: Buffer): void => void (printed += chunk.toString('utf8'));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => resolve(void (printed += String(error))));
  });
  const server = { child, url: `http://127.0.0.1:${port}`, output: () => printed, ended };
  try {
    await Promise.race([untilReady(server.url), ended.then(() => fail('n8n ended while it was starting.'))]);
    return server;
  } catch (error) {
    await endProcess(child);
    throw new Error(`${String(error)}\n${printed}`);
  }
}

/** n8n listens before it serves its REST interface; the settings are the first thing an editor asks for. */
async function untilReady(url: string): Promise<void> {
  await until('n8n to start', START_TIMEOUT_MS, async () => {
    const response = await fetch(`${url}/rest/settings`);
    return response.ok && (response.headers.get('content-type') ?? '').includes('json');
  });
}

function fail(message: string): never {
  throw new Error(message);
}

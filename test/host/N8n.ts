import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8nInstall } from './installN8n';
import { freePort } from './freePort';
import { n8nEnvironment } from './n8nEnvironment';
import { type Execution, readExecution } from './readExecution';
import { type CommandResult, runCommand } from './runCommand';
import { signIn } from './signIn';
import { until } from './until';

export interface Owner {
  email: string;
  password: string;
}

/** Where an n8n is and how to get in. Plain data, so that one process can start it and another use it. */
export interface N8nPlace {
  /** Its address, without a slash at the end. */
  url: string;
  userFolder: string;
  install: N8nInstall;
  owner: Owner;
}

/** A credential as `n8n import:credentials` takes it; `data` is plain text, n8n encrypts it. */
export interface ImportedCredential {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly data: object;
}

/** A workflow as the editor exports it. */
export interface ImportedWorkflow {
  readonly id?: string;
  readonly name?: string;
  readonly nodes: readonly object[];
  readonly connections: object;
  readonly settings?: object;
}

interface Publication {
  status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
}

const COMMAND_TIMEOUT_MS = 180_000;

/** A running n8n: its REST interface, its command line and its webhooks. */
export class N8n {
  private signedIn?: Promise<string>;

  constructor(readonly place: N8nPlace) {}

  get url(): string {
    return this.place.url;
  }

  /** The owner's sign-in cookie, `name=value`. */
  async cookie(): Promise<string> {
    this.signedIn ??= signIn(this.url, this.place.owner);
    return await this.signedIn;
  }

  /** Calls n8n's own REST interface as the owner; gives the `data` of its answer. */
  async rest<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/rest${path}`, {
      method,
      headers: { cookie: await this.cookie(), ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${text}`);
    return (JSON.parse(text) as { data: T }).data;
  }

  /** Adds credentials, or replaces those with the same ids. */
  async importCredentials(credentials: readonly ImportedCredential[]): Promise<void> {
    if (credentials.length > 0) await importInto(this.place, 'credentials', credentials);
  }

  /** Adds workflows, or replaces those with the same ids. They are imported unpublished. */
  async importWorkflows(workflows: readonly ImportedWorkflow[]): Promise<void> {
    if (workflows.length > 0) await importInto(this.place, 'workflow', workflows);
  }

  /**
   * Runs a workflow without a browser, in an n8n process of its own, and gives what every node put out. `settings`: its
   * environment variables besides the usual ones.
   */
  async execute(workflowId: string, settings: NodeJS.ProcessEnv = {}): Promise<Execution> {
    const args = ['execute', `--id=${workflowId}`, '--rawOutput'];
    return readExecution(await n8nCommand(this.place, args, settings));
  }

  /** Publishes a workflow's current version. Its webhooks answer when this resolves. */
  async publish(workflowId: string): Promise<void> {
    const { versionId } = await this.rest<{ versionId: string }>('GET', `/workflows/${workflowId}`);
    await this.rest('POST', `/workflows/${workflowId}/activate`, { versionId });
    // n8n only takes note of the wish at once, and registers the webhooks a moment later.
    const settled = await until(`workflow ${workflowId} to be published`, 30_000, async () => {
      const now = await this.rest<Publication>('GET', `/workflows/${workflowId}/publication-status`);
      return now.status !== 'in_progress' && now.status !== 'not_published' && now;
    });
    if (settled.status !== 'published') throw new Error(`Publishing failed: ${JSON.stringify(settled)}`);
  }

  /** Calls a published webhook by its path. */
  async webhook(path: string, init?: RequestInit): Promise<Response> {
    return await fetch(`${this.url}/webhook/${path}`, init);
  }
}

/** Runs an n8n command in a user folder, which an n8n may be serving at the same time. */
export async function n8nCommand(
  { install, userFolder }: Pick<N8nPlace, 'install' | 'userFolder'>,
  args: string[],
  settings: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  return await runCommand(install.nodeBinary, [install.n8nBin, ...args], {
    env: { ...n8nEnvironment(userFolder, await freePort()), ...settings },
    timeoutMs: COMMAND_TIMEOUT_MS,
  });
}

export async function importInto(
  place: Pick<N8nPlace, 'install' | 'userFolder'>,
  what: 'credentials' | 'workflow',
  entries: readonly object[],
): Promise<void> {
  const file = join(place.userFolder, `import-${randomUUID()}.json`);
  await writeFile(file, JSON.stringify(entries), { mode: 0o600 });
  try {
    const result = await n8nCommand(place, [`import:${what}`, `--input=${file}`]);
    // The command ends with 0 even if it imported nothing.
    if (!result.stdout.includes(`Successfully imported ${entries.length} `)) {
      throw new Error(`n8n import:${what} failed:\n${result.stdout}${result.stderr}`);
    }
  } finally {
    await rm(file, { force: true });
  }
}

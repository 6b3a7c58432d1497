import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the engine needs of n8n. */
export interface Host {
  readonly core: typeof import('n8n-core');
  readonly workflow: typeof import('n8n-workflow');
}

let loading: Promise<Host> | undefined;

/** Loads n8n's engine once: it takes seconds, and its settings are read from the environment only at the start. */
export function loadHost(): Promise<Host> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Host> {
  // The engine writes a file with its encryption key on first use, and never again with files kept in memory.
  const userFolder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
  Object.assign(process.env, {
    N8N_USER_FOLDER: userFolder,
    N8N_ENCRYPTION_KEY: 'embedded-engine',
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
    N8N_DEFAULT_BINARY_DATA_MODE: 'default',
    N8N_LOG_LEVEL: 'silent',
  });
  try {
    await import('reflect-metadata');
    const core = await import('n8n-core');
    const { Container } = await import('@n8n/di');
    Container.get(core.InstanceSettings);
    await Container.get(core.BinaryDataService).init();
    return { core, workflow: await import('n8n-workflow') };
  } finally {
    rmSync(userFolder, { recursive: true, force: true });
  }
}

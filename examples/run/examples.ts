import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CredentialRecord,
  PackageForm,
  WorkflowDocument,
  WorkflowResult,
} from '../../test/support/engine';
import { runWorkflow } from '../../test/support/engine';
import { differences } from './differences';
import { readCredentials, readJson, readWorkflow } from './readDocuments';
import { summarize } from './summarize';
import { atDemoService } from './withDemoService';

export interface Example {
  /** The file's name without ending. */
  readonly name: string;
  readonly workflow: WorkflowDocument;
  /** The part of a WorkflowSummary that has to come out. */
  readonly expected: unknown;
}

const folder = join(__dirname, '..');

export async function readExamples(): Promise<Example[]> {
  const files = (await readdir(join(folder, 'workflows'))).filter((file) => file.endsWith('.json')).sort();
  return await Promise.all(
    files.map(async (file) => ({
      name: file.replace(/\.json$/, ''),
      workflow: await readWorkflow(join(folder, 'workflows', file)),
      expected: await readJson(join(folder, 'expected', file), 'expected results'),
    })),
  );
}

export function readExampleCredentials(): Promise<CredentialRecord[]> {
  return readCredentials(join(folder, 'credentials', 'demo-credentials.json'));
}

/** Runs an example against the demo service at `url`; says where it differs from what is expected. */
export async function runExample(
  { workflow, expected }: Example,
  credentials: readonly CredentialRecord[],
  url: string,
  from: PackageForm,
): Promise<{ readonly result: WorkflowResult; readonly differences: readonly string[] }> {
  const result = await runWorkflow({ ...atDemoService({ workflow, credentials }, url), from });
  return { result, differences: differences(summarize(result), expected) };
}

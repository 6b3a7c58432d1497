import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runWorkflow } from '../../test/support/engine';
import { messageOf } from './messageOf';
import { printResult } from './printResult';
import { readCredentials, readInput, readWorkflow } from './readDocuments';
import { toJsonResult } from './toJsonResult';
import { UsageError } from './UsageError';
import { withDemoService } from './withDemoService';

export const usage = `Usage: npm run workflow -- FILE [--credentials FILE] [--input FILE] [--json]

Runs a workflow of this package's nodes and a manual trigger on n8n's engine and prints what every node delivers.

  FILE           a workflow, as n8n exports it
  --credentials  a list of {id, name, type, data}, the data in plain text (default: the examples')
  --input        a list of objects: the items that the trigger delivers (default: one empty item)
  --json         print {"nodes": {<name>: {items, error, report}}} and nothing else

Where the demo service is needed and does not run, it is started for the run.`;

/** Where a command prints to. */
export interface CommandOutput {
  out(text: string): void;
  err(text: string): void;
}

const demoCredentials = join(__dirname, '..', 'credentials', 'demo-credentials.json');

/** Returns the exit code: 0, 1 when a node failed, 2 when the workflow could not be run at all. */
export async function workflowCommand(
  args: readonly string[],
  { out, err }: CommandOutput,
  signal?: AbortSignal,
): Promise<number> {
  try {
    const { file, json, ...files } = readArguments(args);
    const documents = {
      workflow: await readWorkflow(file),
      credentials: await readCredentials(files.credentials ?? demoCredentials),
      input: files.input === undefined ? undefined : await readInput(files.input),
    };
    const result = await withDemoService(documents, (ready) => runWorkflow({ ...ready, signal }));
    out(json ? JSON.stringify(toJsonResult(result), null, 2) : printResult(result));
    if (result.error && json) err(result.error.message);
    return result.error ? 1 : 0;
  } catch (error) {
    err(messageOf(error));
    return 2;
  }
}

function readArguments(args: readonly string[]) {
  const { positionals, values } = parse(args);
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError(usage);
  if (others.length > 0) throw new UsageError(`One workflow at a time, please: ${positionals.join(', ')}`);
  return { file, ...values };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { credentials: { type: 'string' }, input: { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${usage}`);
  }
}

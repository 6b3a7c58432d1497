import type { CommandResult } from './runCommand';

/** What a workflow run on the command line did. */
export interface Execution {
  error?: { message: string; description?: string | null; node?: { name: string } };
  /** Every run node's output items (their `json`), by node name, one list an output. */
  outputs: Record<string, Array<Array<Record<string, unknown>>>>;
  /** Everything that n8n printed, its log and the result. */
  printed: string;
}

interface RawExecution {
  data: {
    resultData: {
      error?: Execution['error'];
      runData: Record<string, RawNodeRun[]>;
    };
  };
}

interface RawNodeRun {
  data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
}

/** Reads the JSON that `n8n execute` prints after its log lines, for a failed run too. */
export function readExecution(result: CommandResult): Execution {
  const raw = parseLastObject(result.stdout);
  if (!raw)
    throw new Error(`n8n execute printed no result (${result.code}):\n${result.stdout}${result.stderr}`);
  const { error, runData } = raw.data.resultData;
  return {
    ...(error && { error }),
    outputs: Object.fromEntries(Object.entries(runData).map(([name, runs]) => [name, outputsOf(runs)])),
    printed: result.stdout + result.stderr,
  };
}

function outputsOf(runs: RawNodeRun[]): Execution['outputs'][string] {
  const last = runs[runs.length - 1];
  return (last?.data?.main ?? []).map((items) => (items ?? []).map((item) => item.json));
}

function parseLastObject(text: string): RawExecution | undefined {
  // Later lines of the log may have braces in them, but do not begin with one.
  const end = [...text.matchAll(/^\s*\}/gm)].map(({ index, 0: line }) => index + line.length).at(-1);
  for (const match of text.matchAll(/^.*?(\{)\s*$/gm)) {
    const start = match.index + match[0].indexOf('{');
    try {
      const value = JSON.parse(text.slice(start, end)) as RawExecution;
      if (value.data?.resultData) return value;
    } catch {
      // A log line that ends with a brace; the result comes after it.
    }
  }
  return undefined;
}

import { spawn } from 'node:child_process';
import { endProcess, trackProcess } from './trackProcess';

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command and its children are ended. */
  timeoutMs: number;
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program to its end and hands back what it printed, whatever its exit code.
 * Rejects if it cannot be started or takes too long.
 */
export async function runCommand(
  file: string,
  args: string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group, so that what it started can be ended with it.
    detached: true,
  });
  trackProcess(child);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString('utf8');

  return await new Promise<CommandResult>((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void endProcess(child);
    }, options.timeoutMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (!late) return resolve({ code, stdout: text(stdout), stderr: text(stderr) });
      const command = [file, ...args].join(' ');
      reject(
        new Error(
          `"${command}" took longer than ${options.timeoutMs} ms.\n${excerpt(text(stdout) + text(stderr))}`,
        ),
      );
    });
  });
}

/** As `runCommand`, but an exit code other than 0 is an error that quotes the output. */
export async function runCommandOrThrow(
  file: string,
  args: string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const result = await runCommand(file, args, options);
  if (result.code === 0) return result;
  const command = [file, ...args].join(' ');
  throw new Error(`"${command}" ended with ${result.code}.\n${excerpt(result.stdout + result.stderr)}`);
}

/** The beginning and the end of an output: npm says first what is wrong, most other programs last. */
function excerpt(output: string, each = 25): string {
  const lines = output.trim().split('\n');
  if (lines.length <= 2 * each) return lines.join('\n');
  return [...lines.slice(0, each), '…', ...lines.slice(-each)].join('\n');
}

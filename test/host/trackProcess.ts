import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();
let hooked = false;

/**
 * Remembers a process that leads its own group (`detached: true`), so that the group is ended with this
 * process however that one ends: a test that fails, an uncaught error, a signal.
 */
export function trackProcess(child: ChildProcess): void {
  hookExit();
  running.add(child);
  child.once('exit', () => running.delete(child));
}

/** Asks a process group to end, and kills it if it has not after `graceMs`. Resolves once the leader is gone. */
export async function endProcess(child: ChildProcess, graceMs = 10_000): Promise<void> {
  if (child.pid === undefined) return;
  if (!hasEnded(child)) {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    signalGroup(child, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  }
  // The leader is gone; a child of its that ignored the signal may not be.
  signalGroup(child, 'SIGKILL');
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already; or this system (Windows) has no process groups.
    if (!hasEnded(child)) child.kill(signal);
  }
}

function hookExit(): void {
  if (hooked) return;
  hooked = true;
  process.on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Somebody who handles this signal too will stop what is running, and more gently.
      if (process.listenerCount(signal) > 1) return;
      killAll();
      process.exit(1);
    });
  }
}

function killAll(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

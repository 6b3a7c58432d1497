import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestEngine } from '../support/testEngine';
import type { FaultCounts } from './FaultTable';

/** A file that came out otherwise than its name says. */
export interface Surprise {
  readonly file: string;
  readonly status: string;
  readonly code?: unknown;
}

/**
 * Serves every file of JSONTestSuite as an answer: y_ has to be read, n_ refused as RESPONSE_NOT_JSON, i_ either,
 * and none may end a run in any other way.
 */
export async function tryJsonFiles(folder: string): Promise<{ counts: FaultCounts; surprises: Surprise[] }> {
  const engine = await startTestEngine(({ path }) => ({
    headers: { 'content-type': 'application/json' },
    body: readFileSync(join(folder, decodeURIComponent(path))),
  }));
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const surprises: Surprise[] = [];
  for (const file of files) {
    const { report } = await engine.run({
      request: { url: `/${encodeURIComponent(file)}` },
      output: 'page',
      pagination: { style: 'none' },
    });
    const code = report.error?.code;
    const isRead = report.status === 'complete';
    const isRefused = code === 'RESPONSE_NOT_JSON';
    // An answer of no bytes is one without content, as many writes get it.
    const isEmpty = report.bytes === 0;
    const isRight = { y: isRead, n: isRefused || isEmpty, i: isRead || isRefused }[file.charAt(0)] ?? false;
    if (!isRight) surprises.push({ file, status: report.status, code });
  }
  await engine.stop();
  const tried = files.length;
  return {
    surprises,
    counts: { tried, survived: tried - surprises.length, lost: 0, duplicated: 0, hangs: 0 },
  };
}

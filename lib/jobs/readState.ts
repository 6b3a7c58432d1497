import type { Run } from '../pipeline/Run';
import type { Exchange } from '../ports/Transport';

/** The body of an answer that may hold a job's state; undefined when it cannot be read as data. */
export async function readState(run: Run, answer: Exchange): Promise<unknown> {
  try {
    return (await run.protocol.decode(answer, { ...run.plan, responseFormat: 'auto' }, run)).body;
  } catch {
    // A result may be anything; whether it can be read is for whoever reads it to say.
    return undefined;
  }
}

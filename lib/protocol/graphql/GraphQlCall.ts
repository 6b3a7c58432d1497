import type { Settings } from '../../plan/Field';
import type { ConnectionPlace } from './answer/findItems';

/**
 * What happens to data that comes with errors: the run fails, the data is delivered and the errors are warnings, or
 * the data is delivered and the errors go separate ways (`Decoded.problems`).
 */
export type PartialData = 'fail' | 'keep' | 'split';

/** What a plan's `call` says for this protocol. */
export interface GraphQlCall {
  readonly connections: readonly ConnectionPlace[];
  readonly partialData: PartialData;
}

/** As a plan carries it: plain data. */
export function toSettings(call: GraphQlCall): Settings {
  return call as unknown as Settings;
}

export function toCall(settings: Settings = {}): GraphQlCall {
  return { connections: [], partialData: 'keep', ...(settings as unknown as Partial<GraphQlCall>) };
}

import type { Settings } from '../../plan/Field';
import type { ConnectionPlace } from './answer/findItems';
import type { RootKind } from './schema/SchemaModel';

/**
 * What happens to data that comes with errors: the run fails, the data is delivered and the errors are warnings, or
 * the data is delivered and the errors go separate ways (`Decoded.problems`).
 */
export type PartialData = 'fail' | 'keep' | 'split';

/** How several operations go out in one request; `auto`: as a list, and as aliases where the API takes no lists. */
export type BatchForm = 'auto' | 'array' | 'aliases';

/** What a plan's `call` says for this protocol. */
export interface GraphQlCall {
  readonly connections: readonly ConnectionPlace[];
  readonly partialData: PartialData;
  /** Operations of one kind only may share a request. */
  readonly kind: RootKind;
  readonly batchForm: BatchForm;
}

/** As a plan carries it: plain data. */
export function toSettings(call: GraphQlCall): Settings {
  return call as unknown as Settings;
}

export function toCall(settings: Settings = {}): GraphQlCall {
  return {
    connections: [],
    partialData: 'keep',
    kind: 'query',
    batchForm: 'auto',
    ...(settings as unknown as Partial<GraphQlCall>),
  };
}

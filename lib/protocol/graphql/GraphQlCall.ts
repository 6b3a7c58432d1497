import type { Settings } from '../../plan/Field';
import type { JsonObject } from '../../plan/json';
import type { BinaryReference } from '../../plan/RequestPlan';
import type { ConnectionPlace } from './answer/findItems';
import type { NestedConnection } from './nested/NestedConnection';
import type { RootKind } from './schema/SchemaModel';

/**
 * What happens to data that comes with errors: the run fails, the data is delivered and the errors are warnings, or
 * the data is delivered and the errors go separate ways (`Decoded.problems`).
 */
export type PartialData = 'fail' | 'keep' | 'split';

/**
 * How several operations go out in one request. `auto`: as a list, and as aliases where the API takes no lists;
 * `array`: as a list, and one by one where the API takes none.
 */
export type BatchForm = 'auto' | 'array' | 'aliases';

/** A file that goes along as the value of a variable. */
export interface AttachedFile {
  /** Path within the variables, such as `input.photo`. */
  readonly path: string;
  readonly binary: BinaryReference;
}

/** What a plan's `call` says for this protocol. */
export interface GraphQlCall {
  readonly connections: readonly ConnectionPlace[];
  /** Connections inside of records that are read to their end. */
  readonly nested: readonly NestedConnection[];
  /** Pages of each of them at the most, the first included. */
  readonly nestedPages: number;
  /** The document asks for connections inside of records, and only their first pages are read. */
  readonly hasNestedPages: boolean;
  readonly partialData: PartialData;
  /** Operations of one kind only may share a request. */
  readonly kind: RootKind;
  readonly batchForm: BatchForm;
  readonly files: readonly AttachedFile[];
  /** Queries are sent with GET. */
  readonly isGet: boolean;
  /** Documents are sent as their hash, once the server knows them. */
  readonly isPersisted: boolean;
  /** The answer is used as a whole: nothing in it is a record. A schema has megabytes, and looking for them takes time. */
  readonly isWhole: boolean;
  /** Subscriptions go over a WebSocket, else over server-sent events. */
  readonly isSocket: boolean;
  /** The payload of `connection_init`, on a WebSocket. */
  readonly greeting?: JsonObject;
}

/** As a plan carries it: plain data. */
export function toSettings(call: Partial<GraphQlCall>): Settings {
  return call as unknown as Settings;
}

export function toCall(settings: Settings = {}): GraphQlCall {
  return {
    connections: [],
    nested: [],
    nestedPages: 100,
    hasNestedPages: false,
    partialData: 'keep',
    kind: 'query',
    batchForm: 'auto',
    files: [],
    isGet: false,
    isPersisted: false,
    isWhole: false,
    isSocket: false,
    ...(settings as unknown as Partial<GraphQlCall>),
  };
}

import type { ApiDescription, ApiOperation } from '../ApiDescription';

/** A method that can be called remotely. Its `input` has one property a parameter, in the order of the parameters. */
export interface RpcMethod extends ApiOperation {
  /** How its parameters are sent; `either`: as one likes. */
  readonly structure: 'byName' | 'byPosition' | 'either';
}

export interface RpcDescription extends ApiDescription {
  readonly operations: readonly RpcMethod[];
}

import type { ServiceState } from '../ServiceState';

/** A parameter's type, as XML-RPC names it; `optional` may be left out. */
export interface RemoteParameter {
  readonly name: string;
  readonly type: 'int' | 'double' | 'string' | 'struct' | 'dateTime.iso8601';
  readonly help: string;
  readonly optional?: boolean;
}

/** One method, for all protocols. */
export interface RemoteMethod {
  readonly name: string;
  readonly help: string;
  readonly parameters: readonly RemoteParameter[];
  readonly returns: 'string' | 'struct' | 'array';
  /** Arguments by parameter name; throws an RpcProblem. */
  run(args: Readonly<Record<string, unknown>>, state: ServiceState): unknown;
}

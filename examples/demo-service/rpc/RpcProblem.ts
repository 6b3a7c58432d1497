/** What a remote method refuses: a JSON-RPC error, or an XML-RPC fault without the data. */
export class RpcProblem extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
  }
}

export const methodNotFound = (name: string) => new RpcProblem(-32601, `There is no method ${name}`);
export const invalidParameters = (message: string) => new RpcProblem(-32602, message);

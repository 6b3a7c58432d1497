import type { JsonSchema } from '../plan/JsonSchema';

/** One thing that can be called, as an API's own description tells it. */
export interface ApiOperation {
  /** What a plan refers to: `query users`, `OrderService/OrderPort/GetOrder`, `aria2.addUri`, `pkg.Service/Method`. */
  readonly id: string;
  /** As lists show it. */
  readonly label: string;
  /** One sentence, from the description itself. */
  readonly help?: string;
  readonly isDeprecated?: boolean;
  /** The arguments: a schema of type object. A function, since descriptions can be large and few operations are used. */
  input(): JsonSchema;
  /** What comes back, where the description says it. */
  output?(): JsonSchema | undefined;
  /** The names of the fields that come back, for a line in a list: cheaper than the whole schema. */
  returns?(): readonly string[];
}

/** What can be called at an API: made from introspection, a WSDL, OpenRPC, `system.listMethods`, a .proto file, … */
export interface ApiDescription {
  readonly operations: readonly ApiOperation[];
  /** What was left out or not understood. */
  readonly warnings: readonly string[];
}

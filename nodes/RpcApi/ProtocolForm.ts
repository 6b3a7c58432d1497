import type {
  ApiDescription,
  Ask,
  BinaryContent,
  Field,
  JsonObject,
  JsonValue,
  PlanInput,
  RequestPlan,
} from '../../lib';
import type { OperationName } from './operations';

/** Reads the fields of a form, while it is filled in or for one item. */
export type ReadForm = (name: string) => unknown;

/** A file of the first input item, by its binary field. There is none while a form is filled in. */
export type ReadFile = (field: string) => Promise<BinaryContent>;

/** How a protocol's methods are found out. */
export interface Discovery {
  readonly ask: Ask;
  readonly readFile: ReadFile;
  /** Sends what a plan asks for and gives all records; `description` is the engine's, where the protocol needs one. */
  records(plan: Pick<PlanInput, 'call' | 'request'>, description: unknown): Promise<readonly JsonObject[]>;
  /** Reads a document from a path below the base URL, or a full URL. */
  fetch(url: string): Promise<unknown>;
}

/** What one call sends: a form's fields by name, or what was written as JSON. */
export type Parameters =
  | { readonly from: 'fields'; readonly values: JsonObject }
  | { readonly from: 'json'; readonly value: JsonValue };

export interface MethodCall {
  readonly operation: OperationName;
  readonly method: string;
  readonly parameters: Parameters;
  /** What the API says about its methods; there whenever the parameters come from fields. */
  readonly description?: ApiDescription;
  readonly itemIndex: number;
}

/** The node's side of one RPC protocol: what its form asks, how its methods are found, what a call looks like. */
export interface ProtocolForm {
  /** What it can do, in the order of the list. */
  readonly operations: readonly OperationName[];
  /** Fields of its own, below the operation. */
  readonly fields: readonly Field[];
  /** Options of its own, for every operation. */
  readonly options: readonly Field[];
  /** An example of a method's name, and of parameters as JSON. */
  readonly examples: { readonly method: string; readonly parameters: string };
  /** What can be called. */
  describe(form: ReadForm, discovery: Discovery): Promise<ApiDescription>;
  /** What descriptions are told apart by, besides credential and protocol; no secrets. */
  descriptionKey(form: ReadForm, readFile: ReadFile): string | Promise<string>;
  /** Throws an ApiError that names the field. */
  request(call: MethodCall, form: ReadForm): Pick<PlanInput, 'call' | 'request' | 'pagination'>;
  /** What the engine needs of a description, for protocols that cannot speak without one. */
  parsed?(description: ApiDescription): unknown;
  /** How calls go out together, for protocols that have Call Many. */
  readonly batch?: Pick<NonNullable<RequestPlan['batch']>, 'strategy'>;
}

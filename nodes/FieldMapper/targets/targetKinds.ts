import {
  ApiError,
  asJsonSchema,
  describeOpenRpc,
  isObject,
  type JsonObject,
  type JsonSchema,
  type JsonValue,
  openApiTargets,
  readSchemaText,
  schemaOfSample,
} from '../../../lib';
import { jsonOf } from '../../shared/formValues';

/** Something that a target description offers to be filled: an operation of an API. */
export interface TargetOperation {
  readonly id: string;
  readonly help?: string;
  schema(): JsonSchema;
}

/** A way in which the fields of a target are known. */
export interface TargetKind {
  readonly label: string;
  readonly help: string;
  /** For one thing. */
  schema?(text: string): JsonSchema;
  /** For an API: its operations that take fields. */
  operations?(text: string): Promise<readonly TargetOperation[]> | readonly TargetOperation[];
}

const label = 'Target Description';

/** How a form can say which fields the target has. One line a kind. */
export const targetKinds = {
  sample: {
    label: 'Sample Object',
    help: 'One object as the target wants it',
    schema: (text) => schemaOfSample(sampleOf(jsonOf(text, label))),
  },
  schema: {
    label: 'JSON Schema',
    help: 'Required fields are marked',
    schema: (text) => asJsonSchema(objectOf(jsonOf(text, label), 'a JSON Schema')),
  },
  openApi: {
    label: 'OpenAPI Operation',
    help: 'An operation of an OpenAPI 3 or Swagger 2 document (JSON) that takes a JSON body',
    operations: (text) =>
      openApiTargets(objectOf(jsonOf(text, label), 'an OpenAPI document')).map(({ schema, ...rest }) => ({
        ...rest,
        schema: () => schema,
      })),
  },
  graphql: {
    label: 'GraphQL Operation',
    help: 'A query or mutation of a schema in the schema language (SDL), or an introspection result',
    async operations(text) {
      const { operations } = await readSchemaText(text);
      return operations.map((operation) => ({
        id: operation.id,
        ...(operation.help !== undefined && { help: operation.help }),
        schema: () => operation.input(),
      }));
    },
  },
  openRpc: {
    label: 'OpenRPC Method',
    help: 'A method of an OpenRPC document (JSON)',
    operations: (text) =>
      describeOpenRpc(objectOf(jsonOf(text, label), 'an OpenRPC document')).operations.map((operation) => ({
        id: operation.id,
        ...(operation.help !== undefined && { help: operation.help }),
        schema: () => operation.input(),
      })),
  },
} satisfies Record<string, TargetKind>;

export type TargetKindName = keyof typeof targetKinds;

/** A list of samples is as good as one. */
function sampleOf(value: JsonValue): JsonObject {
  return objectOf(Array.isArray(value) ? (value[0] ?? null) : value, 'a sample object');
}

function objectOf(value: JsonValue, what: string): JsonObject {
  if (isObject(value)) return value as JsonObject;
  throw new ApiError('INVALID_SETTING', {
    subject: `"${label}" is not ${what}`,
    field: label,
    hint: 'Paste it as JSON, with { in front.',
  });
}

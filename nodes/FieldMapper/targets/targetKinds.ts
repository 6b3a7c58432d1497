import {
  type ApiDescription,
  ApiError,
  asJsonSchema,
  describeOpenRpc,
  isApiError,
  isObject,
  type JsonObject,
  type JsonSchema,
  type JsonValue,
  loadSoapDescription,
  openApiTargets,
  readApiDocument,
  readSchemaText,
  schemaOfSample,
  type WsdlReader,
} from '../../../lib';
import { jsonOf } from '../../shared/formValues';

/** Something that a target description offers to be filled: an operation of an API. */
export interface TargetOperation {
  readonly id: string;
  readonly help?: string;
  schema(): JsonSchema;
}

/** The text that describes a target, and how what it refers to is read. */
export interface TargetSource extends WsdlReader {
  readonly text: string;
  /** Absolute; empty for a text that somebody pasted. */
  readonly url: string;
}

/** A way in which the fields of a target are known. */
export interface TargetKind {
  readonly label: string;
  readonly help: string;
  /** For one thing. */
  schema?(source: TargetSource): JsonSchema | Promise<JsonSchema>;
  /** For an API: its operations that take fields. */
  operations?(source: TargetSource): Promise<readonly TargetOperation[]>;
}

const label = 'Target Description';

/** How a form can say which fields the target has. One line a kind. */
export const targetKinds = {
  sample: {
    label: 'Sample Object',
    help: 'One object as the target wants it',
    schema: ({ text }) => schemaOfSample(sampleOf(jsonOf(text, label))),
  },
  schema: {
    label: 'JSON Schema',
    help: 'Required fields are marked',
    schema: async ({ text }) => asJsonSchema(objectOf(await documentOf(text), 'a JSON Schema')),
  },
  openApi: {
    label: 'OpenAPI Operation',
    help: 'An operation of an OpenAPI 3 or Swagger 2 document (JSON or YAML) that takes a JSON body',
    operations: async ({ text }) =>
      openApiTargets(objectOf(await documentOf(text), 'an OpenAPI document')).map(({ schema, ...rest }) => ({
        ...rest,
        schema: () => schema,
      })),
  },
  graphql: {
    label: 'GraphQL Operation',
    help: 'A query or mutation of a schema in the schema language (SDL), or an introspection result',
    operations: async ({ text }) => targetsOf(await readSchemaText(text)),
  },
  wsdl: {
    label: 'WSDL Operation',
    help: 'The input of an operation of a SOAP service',
    operations: async (source) => targetsOf(await loadSoapDescription(source, source)),
  },
  openRpc: {
    label: 'OpenRPC Method',
    help: 'A method of an OpenRPC document (JSON or YAML)',
    operations: async ({ text }) =>
      targetsOf(describeOpenRpc(objectOf(await documentOf(text), 'an OpenRPC document'))),
  },
} satisfies Record<string, TargetKind>;

export type TargetKindName = keyof typeof targetKinds;

function targetsOf({ operations }: ApiDescription): TargetOperation[] {
  return operations.map((operation) => ({
    id: operation.id,
    ...(operation.help !== undefined && { help: operation.help }),
    schema: () => operation.input(),
  }));
}

async function documentOf(text: string): Promise<JsonValue> {
  try {
    return await readApiDocument(text);
  } catch (error) {
    throw isApiError(error) ? error.with({ subject: `"${label}": ${error.message}`, field: label }) : error;
  }
}

/** A list of samples is as good as one. */
function sampleOf(value: JsonValue): JsonObject {
  return objectOf(Array.isArray(value) ? (value[0] ?? null) : value, 'a sample object');
}

function objectOf(value: JsonValue, what: string): JsonObject {
  if (isObject(value)) return value as JsonObject;
  throw new ApiError('INVALID_SETTING', {
    subject: `"${label}" is not ${what}`,
    field: label,
    hint: 'Paste the whole of it: JSON with { in front, or YAML where that is usual.',
  });
}

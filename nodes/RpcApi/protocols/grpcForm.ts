import {
  type ApiDescription,
  ApiError,
  type BodySpec,
  type GrpcDescription,
  grpcDescription,
  type JsonValue,
  parseProto,
  type ProtoFile,
  type ProtobufSchema,
  readDescriptorSet,
  reflect,
} from '../../../lib';
import { groupOf, millisecondsOf, numberOf, rowsOf, textOf } from '../../shared/formValues';
import type { Discovery, MethodCall, Parameters, ProtocolForm, ReadForm } from '../ProtocolForm';
import type { OperationName } from '../operations';
import { grpcFields, grpcOptions } from './grpcFields';

/** Messages of a stream at the most, where nobody has said anything: enough for a list, and an end to what has none. */
const defaultMaxMessages = 10_000;

export const grpcForm: ProtocolForm = {
  operations: ['call', 'getMany', 'sendStream'],
  fields: grpcFields,
  options: grpcOptions,
  examples: { method: 'shop.v1.Orders/GetOrder', parameters: '{ "orderId": "42" }' },
  async describe(form, discovery) {
    return grpcDescription(await schemaOf(form, discovery));
  },
  descriptionKey: (form) => JSON.stringify([form('path'), sourceOf(form)]),
  parsed: (description: ApiDescription) => (description as GrpcDescription).schema,
  request: ({ method, parameters, operation, description }: MethodCall, form) => ({
    call: settingsOf(form, operation),
    request: {
      method: 'POST',
      url: addressOf(form),
      body: { kind: 'json', value: { method, params: paramsOf(parameters) } },
    },
    // A stream is all there is.
    ...(isStream(method, description) && { pagination: { style: 'none' } }),
  }),
};

/** What describes the methods: files, a descriptor set, or nothing but the server. */
function sourceOf(form: ReadForm): { files?: ProtoFile[]; descriptorSet?: string } {
  switch (form('methodsFrom')) {
    case 'proto': {
      const rows = rowsOf(form('protoFiles'));
      return { files: rows.map(({ name, text }) => ({ name: textOf(name), text: textOf(text) })) };
    }
    case 'descriptorSet':
      return { descriptorSet: textOf(form('descriptorSet')) };
    default:
      return {};
  }
}

async function schemaOf(form: ReadForm, { records }: Discovery): Promise<ProtobufSchema> {
  const { files, descriptorSet } = sourceOf(form);
  if (files) return await parseProto(files);
  if (descriptorSet !== undefined) return await readDescriptorSet(Buffer.from(descriptorSet, 'base64'));
  return await reflect((method, messages, schema) => {
    const body: BodySpec = { kind: 'json', value: { method, params: [...messages] } };
    const request = { method: 'POST', url: addressOf(form), body } as const;
    return records({ call: settingsOf(form), request }, schema);
  });
}

/** Other tools write grpc:// and grpcs:// for what are HTTP/2 requests in truth. */
function addressOf(form: ReadForm): string {
  return textOf(form('path'))
    .trim()
    .replace(/^grpc(s?):\/\//i, 'http$1://');
}

function settingsOf(form: ReadForm, operation: OperationName = 'call') {
  const { authority, compression, streamLimits } = form('options') as Record<string, unknown>;
  const { maxMessages, maxSeconds } = groupOf(streamLimits);
  const streamMs = millisecondsOf(maxSeconds) || undefined;
  return {
    // Get Many has a limit of its own.
    maxMessages: numberOf(maxMessages) ?? (operation === 'getMany' ? null : defaultMaxMessages),
    ...(streamMs !== undefined && { streamMs }),
    ...(textOf(authority) !== '' && { authority: textOf(authority).trim() }),
    ...(compression === 'gzip' && { compression }),
  };
}

function isStream(method: string, description: ApiDescription | undefined): boolean {
  return (description as GrpcDescription).schema.method(method).serverStreams;
}

/** The message; a list of them for methods that take a stream. */
function paramsOf(parameters: Parameters): JsonValue {
  if (parameters.from === 'fields') return parameters.values;
  const { value } = parameters;
  if (value === null) return {};
  if (typeof value === 'object') return value;
  throw new ApiError('INVALID_SETTING', {
    subject: `"Parameters (JSON)" is no object, but ${JSON.stringify(value)}`,
    field: 'Parameters (JSON)',
    hint: 'Write the message as { "field": value }; a list of such objects for a method that takes a stream.',
  });
}

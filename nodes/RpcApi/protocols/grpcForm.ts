import {
  type ApiDescription,
  ApiError,
  type BodySpec,
  digest,
  type GrpcDescription,
  grpcDescription,
  type JsonValue,
  parseProto,
  type ProtobufSchema,
  readDescriptorSet,
  reflect,
} from '../../../lib';
import { groupOf, millisecondsOf, numberOf, textOf } from '../../shared/formValues';
import type { Discovery, MethodCall, Parameters, ProtocolForm, ReadForm } from '../ProtocolForm';
import type { OperationName } from '../operations';
import { descriptionOf } from './grpcDescribed';
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
  async descriptionKey(form, readFile) {
    const { protoFiles, descriptorSet } = await descriptionOf(form, readFile);
    return JSON.stringify([form('path'), protoFiles, descriptorSet && digest(descriptorSet)]);
  },
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

async function schemaOf(form: ReadForm, { records, readFile }: Discovery): Promise<ProtobufSchema> {
  const described = await descriptionOf(form, readFile);
  if (described.protoFiles) return await parseProto(described.protoFiles);
  if (described.descriptorSet) return await readDescriptorSet(described.descriptorSet);
  return await reflect((method, messages, schema) => {
    const body: BodySpec = { kind: 'json', value: { method, params: [...messages] } };
    const request = { method: 'POST', url: addressOf(form), body } as const;
    // What is reflected is read as text.
    return records({ call: { ...settingsOf(form), bytes: 'text' }, request }, schema);
  });
}

/** Other tools write grpc:// and grpcs:// for what are HTTP/2 requests in truth. */
function addressOf(form: ReadForm): string {
  return textOf(form('path'))
    .trim()
    .replace(/^grpc(s?):\/\//i, 'http$1://');
}

function settingsOf(form: ReadForm, operation: OperationName = 'call') {
  const { authority, compression, bytes, streamLimits } = form('options') as Record<string, unknown>;
  const { maxMessages, maxSeconds } = groupOf(streamLimits);
  const streamMs = millisecondsOf(maxSeconds) || undefined;
  return {
    // Get Many has a limit of its own.
    maxMessages: numberOf(maxMessages) ?? (operation === 'getMany' ? null : defaultMaxMessages),
    ...(streamMs !== undefined && { streamMs }),
    ...(textOf(authority) !== '' && { authority: textOf(authority).trim() }),
    ...(compression === 'gzip' && { compression }),
    ...(bytes === 'files' && { bytes }),
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

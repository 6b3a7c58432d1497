import {
  ApiError,
  arrangeParameters,
  type Arrangement,
  describeOpenRpc,
  discoverMethods,
  type JsonObject,
  type JsonValue,
  listParameters,
  type RpcMethod,
  typedValues,
} from '../../../lib';
import { groupOf, jsonOf, textOf } from '../../shared/formValues';
import { methodListOption } from '../fields/methodListOption';
import { pathField } from '../fields/pathField';
import { checkRequired } from '../checkRequired';
import { methodIn } from '../methodIn';
import type { MethodCall, ProtocolForm, ReadForm } from '../ProtocolForm';
import { jsonRpcOptions } from './jsonRpcOptions';

export const jsonRpcForm: ProtocolForm = {
  operations: ['call', 'getMany', 'sendMany', 'notify'],
  fields: [pathField('/jsonrpc')],
  options: [methodListOption, ...jsonRpcOptions],
  examples: { method: 'user.get', parameters: '{ "id": 42 }' },
  batch: { strategy: 'rpcCalls' },
  async describe(form, { ask, fetch }) {
    const { source, url, document } = methodList(form);
    if (source === 'url') return describeOpenRpc(await fetch(textOf(url)));
    if (source === 'text') return describeOpenRpc(jsonOf(document, 'OpenRPC Document'));
    return await discoverMethods(ask);
  },
  descriptionKey: (form) => JSON.stringify([form('path'), methodList(form)]),
  request(call, form) {
    const { version, textIds, over } = optionsOf(form);
    const path = textOf(form('path')).trim();
    const params = parametersOf(call, form);
    if (version === '1.0') listParameters(params, 'JSON-RPC 1.0');
    return {
      call: {
        version: version === '1.0' ? '1.0' : '2.0',
        textIds: textIds === true,
        isNotification: call.operation === 'notify',
        ...((over === 'webSocket' || isWebSocket.test(path)) && { over: 'webSocket' }),
      },
      request: {
        method: 'POST',
        // The transport makes the same of http and https.
        url: path.replace(isWebSocket, 'http$1://'),
        body: {
          kind: 'json',
          value: { method: call.method, ...(params !== undefined && { params: params as JsonValue }) },
        },
      },
    };
  },
};

const isWebSocket = /^ws(s?):\/\//i;

function optionsOf(form: ReadForm): Record<string, unknown> {
  return form('options') as Record<string, unknown>;
}

function methodList(form: ReadForm) {
  return groupOf(optionsOf(form).methodList);
}

/** A method without parameters is called without any. */
function parametersOf(
  { parameters, method, description }: MethodCall,
  form: ReadForm,
): JsonObject | JsonValue[] | undefined {
  if (parameters.from === 'json') return writtenParameters(parameters.value);
  const { operations } = description ?? { operations: [] };
  const described = methodIn(operations, method) as RpcMethod;
  const arrangement = (optionsOf(form).parametersBy ?? 'automatic') as Arrangement;
  const typed = typedValues(parameters.values, described.input());
  checkRequired(typed, described);
  const arranged = arrangeParameters(typed, described, arrangement);
  return Object.keys(arranged).length > 0 ? arranged : undefined;
}

function writtenParameters(value: JsonValue): JsonObject | JsonValue[] | undefined {
  if (value === null) return undefined;
  if (typeof value === 'object') return value;
  throw new ApiError('INVALID_SETTING', {
    subject: `"Parameters (JSON)" is neither an object nor a list, but ${JSON.stringify(value)}`,
    field: 'Parameters (JSON)',
    hint: 'Write { "name": value } for parameters by name, or [ value, value ] for parameters by position.',
  });
}

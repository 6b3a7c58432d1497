import {
  arrangeParameters,
  discoverSystemMethods,
  type JsonValue,
  listParameters,
  type RpcMethod,
  xmlTypedValues,
} from '../../../lib';
import { textOf } from '../../shared/formValues';
import { checkRequired } from '../checkRequired';
import { pathField } from '../fields/pathField';
import { methodIn } from '../methodIn';
import type { MethodCall, ProtocolForm } from '../ProtocolForm';
import { xmlRpcOptions } from './xmlRpcOptions';

export const xmlRpcForm: ProtocolForm = {
  operations: ['call', 'getMany', 'sendMany'],
  fields: [pathField('/RPC2')],
  options: xmlRpcOptions,
  examples: { method: 'wp.getPosts', parameters: '[ 1, "ada", { "number": 10 } ]' },
  batch: { strategy: 'rpcCalls' },
  describe: (_form, { ask }) => discoverSystemMethods(ask),
  descriptionKey: (form) => JSON.stringify([form('path')]),
  request(call, form) {
    const { extensions, asciiOnly } = form('options') as Record<string, unknown>;
    return {
      call: {
        extensions: extensions === 'apache' ? 'apache' : 'common',
        asciiOnly: asciiOnly === true,
      },
      request: {
        method: 'POST',
        url: textOf(form('path')),
        body: { kind: 'json', value: { method: call.method, params: parametersOf(call) } },
      },
    };
  },
};

function parametersOf({ parameters, method, description }: MethodCall): JsonValue {
  if (parameters.from === 'json') return listParameters(parameters.value, 'XML-RPC');
  const described = methodIn(description?.operations ?? [], method) as RpcMethod;
  checkRequired(parameters.values, described);
  const typed = xmlTypedValues(parameters.values, described.input());
  return arrangeParameters(typed, described, 'byPosition');
}

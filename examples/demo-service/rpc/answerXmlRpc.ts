import { type Answer, text } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import type { ServiceState } from '../ServiceState';
import { callMethod } from './callMethod';
import { methodOf, methods } from './methods';
import { methodNotFound, RpcProblem } from './RpcProblem';
import { readMethodCall, xmlValue } from './xmlValues';

/** XML-RPC with introspection and system.multicall. */
export function answerXmlRpc({ body }: ApiRequest, state: ServiceState): Answer {
  const { method, params } = readMethodCall(body.toString('utf8'));
  const content = attempt(
    () => `<params><param>${xmlValue(call(method, params, state))}</param></params>`,
    (fault) => `<fault>${xmlValue(fault)}</fault>`,
  );
  return text(`<?xml version="1.0"?>\n<methodResponse>${content}</methodResponse>`, 'text/xml');
}

function call(method: string, params: readonly unknown[], state: ServiceState): unknown {
  const own = system[method];
  return own ? own(params, state) : callMethod(method, params, state);
}

interface Fault {
  readonly faultCode: number;
  readonly faultString: string;
}

function attempt<Result>(work: () => Result, otherwise: (fault: Fault) => Result): Result {
  try {
    return work();
  } catch (error) {
    const { code, message } = error instanceof RpcProblem ? error : new RpcProblem(-32603, 'Internal error');
    return otherwise({ faultCode: code, faultString: message });
  }
}

type SystemMethod = (params: readonly unknown[], state: ServiceState) => unknown;

const system: Readonly<Record<string, SystemMethod>> = {
  'system.listMethods': () => [...Object.keys(system), ...methods.map(({ name }) => name)],
  'system.methodHelp': ([name]) => described(name)?.help ?? '',
  'system.methodSignature': ([name]) => {
    const { parameters = [], returns = 'string' } = described(name) ?? {};
    return [[returns, ...parameters.map(({ type }) => type)]];
  },
  'system.multicall': ([calls], state) =>
    (calls as Array<{ methodName: string; params: unknown[] }>).map(({ methodName, params }) =>
      attempt<unknown>(
        () => [call(methodName, params, state)],
        (fault) => fault,
      ),
    ),
};

/** The system's own methods are not described any further. */
function described(name: unknown) {
  const method = methodOf(String(name));
  if (!method && !Object.hasOwn(system, String(name))) throw methodNotFound(String(name));
  return method;
}

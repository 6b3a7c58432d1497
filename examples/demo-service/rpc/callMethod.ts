import type { ServiceState } from '../ServiceState';
import { methodOf } from './methods';
import type { RemoteMethod, RemoteParameter } from './RemoteMethod';
import { invalidParameters, methodNotFound } from './RpcProblem';

/** Calls a method with parameters by name or by position; throws an RpcProblem. */
export function callMethod(name: string, parameters: unknown, state: ServiceState): unknown {
  const method = methodOf(name);
  if (!method) throw methodNotFound(name);
  const args = argumentsOf(method, parameters ?? []);
  const missing = method.parameters.filter(
    ({ name: each, optional }) => !optional && args[each] === undefined,
  );
  if (missing.length > 0) {
    throw invalidParameters(`${name} needs ${missing.map((each) => each.name).join(', ')}`);
  }
  for (const parameter of method.parameters) check(parameter, args[parameter.name]);
  return method.run(args, state);
}

function argumentsOf({ name, parameters }: RemoteMethod, given: unknown): Record<string, unknown> {
  if (!Array.isArray(given)) return { ...(given as object) };
  if (given.length > parameters.length) {
    throw invalidParameters(`${name} takes ${parameters.length} parameters, not ${given.length}`);
  }
  return Object.fromEntries(given.map((value, index) => [parameters[index]!.name, value as unknown]));
}

function check({ name, type }: RemoteParameter, value: unknown): void {
  const isNumber = type === 'int' || type === 'double';
  if (value === undefined || !isNumber || typeof value === 'number') return;
  throw invalidParameters(`${name} must be a number`);
}

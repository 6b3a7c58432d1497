import type { BodySpec } from '../../../plan/RequestPlan';
import type { ProtocolContext } from '../../Protocol';
import type { BatchForm } from '../GraphQlCall';
import { loadGraphQl } from '../graphqlLibrary';
import { mergeOperations, type OperationBody } from './mergeOperations';

/** What runs have found out about an endpoint. */
interface Experience {
  takesArrays: boolean;
}

/** Shared by all runs, so that a refusal is met once. */
export function experienceOf(url: string, { ports }: ProtocolContext): Experience {
  const { origin, pathname } = new URL(url);
  const create = () => ({ takesArrays: true });
  return ports ? ports.state.getOrCreate(`graphql batches ${origin}${pathname}`, create) : create();
}

/** Several operations in the form that is chosen, or that the endpoint is known to take; anything else as it is. */
export async function batchBody(
  body: BodySpec | undefined,
  form: BatchForm,
  { takesArrays }: Experience,
): Promise<BodySpec | undefined> {
  const value = body?.kind === 'json' ? body.value : undefined;
  if (!Array.isArray(value)) return body;
  if (form === 'array' || (form === 'auto' && takesArrays)) return body;
  const merged = mergeOperations(await loadGraphQl(), value as unknown as readonly OperationBody[]);
  return { kind: 'json', value: { ...merged } };
}

import type { NodeCompiler } from '../Compiler';
import type { PlainNode } from '../SyntaxNode';
import { leave } from '../undecided';
import { checkLength, isSequence, type Marked, newSequence } from '../values/sequence';

/** `*`: the values of all fields; arrays count as their elements, however deep. */
export const wildcard: NodeCompiler<PlainNode> = () => (given) => {
  const input: unknown = Array.isArray(given) && (given as Marked).outerWrapper ? given[0] : given;
  const values = newSequence();
  if (typeof input !== 'object' || input === null) return values;
  // The marks of a sequence would be among its fields.
  if (isSequence(input)) return leave();
  const fields = Object.values(input) as unknown[];
  for (const value of fields) flatten(value, values);
  checkLength(values);
  // Appending an array takes the mark of a sequence away.
  return fields.some(Array.isArray) ? [...values] : values;
};

/** `**`: a value and all in it, but arrays themselves. */
export const descendant: NodeCompiler<PlainNode> =
  (_node, _scope, { run }) =>
  (input) => {
    if (input === undefined) return undefined;
    const values = newSequence();
    const visit = (value: unknown): void => {
      run.clock.tick();
      if (Array.isArray(value)) return value.forEach(visit);
      values.push(value);
      checkLength(values);
      if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
    };
    visit(input);
    return values.length === 1 ? values[0] : values;
  };

function flatten(value: unknown, values: unknown[]): void {
  if (Array.isArray(value)) for (const element of value) flatten(element, values);
  else values.push(value);
}

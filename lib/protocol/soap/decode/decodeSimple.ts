import type { JsonValue } from '../../../plan/json';
import { builtin, builtinProblem, collapsed } from '../schema/builtins';
import type { SimpleType } from '../schema/SchemaTypes';

/** A text as the JSON value of its type; the text itself, with a problem, where it is none of the type. */
export function decodeSimple(
  text: string,
  type: SimpleType,
): { readonly value: JsonValue; readonly problem?: string } {
  if (type.list) {
    const { list } = type;
    const values = text
      .split(/\s+/)
      .filter(Boolean)
      .map((each) => decodeSimple(each, list));
    return {
      value: values.map(({ value }) => value),
      problem: values.find(({ problem }) => problem)?.problem,
    };
  }
  if (type.union) {
    const found = type.union.map((member) => decodeSimple(text, member));
    return found.find(({ problem }) => problem === undefined) ?? { value: text };
  }
  const collapsedText = collapsed(text, type.builtin);
  const problem = builtinProblem(collapsedText, type.builtin);
  if (problem !== undefined) {
    // Many services write an empty element where a number, a date or the like has no value.
    return collapsedText === '' ? { value: null } : { value: collapsedText, problem };
  }
  const { toJson } = builtin(type.builtin);
  return { value: toJson ? toJson(collapsedText) : collapsedText };
}

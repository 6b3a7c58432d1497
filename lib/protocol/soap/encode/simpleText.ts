import type { JsonValue } from '../../../plan/json';
import type { Path } from '../../../plan/path';
import { builtin, builtinProblem, collapsed } from '../schema/builtins';
import type { Facets, SimpleType } from '../schema/SchemaTypes';
import { type InputProblems, quoted } from './InputProblems';

export type SimpleText = { readonly text: string } | { readonly problem: string };

/** A JSON value as the text of a simple type, or what is wrong with it. */
export function simpleText(value: JsonValue, type: SimpleType): SimpleText {
  if (type.list) return listText(value, type.list);
  if (type.union) return unionText(value, type.union);
  const { noun, fromJson } = builtin(type.builtin);
  const given = typeof value === 'string' ? value : fromJson?.(value);
  if (given === undefined) return { problem: `is ${quoted(value)}, which is not ${noun}` };
  const text = asDate(collapsed(given, type.builtin), type);
  const problem = builtinProblem(text, type.builtin) ?? facetProblem(text, type);
  return problem === undefined ? { text } : { problem: `is ${quoted(value)}, which ${problem}` };
}

/** The same; what is wrong is noted, and the value is sent as it is where nobody minds. */
export function checkedText(value: JsonValue, type: SimpleType, path: Path, problems: InputProblems): string {
  const found = simpleText(value, type);
  if ('text' in found) return found.text;
  problems.add(path, found.problem);
  return uncheckedText(value);
}

/** The text that is sent where the input is not checked. */
export function uncheckedText(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function listText(value: JsonValue, item: SimpleType): SimpleText {
  const values = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/\s+/).filter(Boolean)
      : [value];
  const texts: string[] = [];
  for (const each of values) {
    const found = simpleText(each, item);
    if ('problem' in found) return found;
    texts.push(found.text);
  }
  return { text: texts.join(' ') };
}

function unionText(value: JsonValue, members: readonly SimpleType[]): SimpleText {
  const found = members.map((member) => simpleText(value, member));
  return found.find((each) => 'text' in each) ?? found[0] ?? { text: uncheckedText(value) };
}

/** n8n's date fields give a time always; a date type takes the day of it. */
function asDate(text: string, { builtin: name }: SimpleType): string {
  if (name === 'date') return /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d/.exec(text)?.[1] ?? text;
  return name === 'dateTime' ? text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/, '$1T$2') : text;
}

const numbers =
  /^(decimal|float|double|byte|short|int|long|integer|unsigned\w+|non\w+Integer|positiveInteger|negativeInteger)$/;

function facetProblem(text: string, { facets, builtin: name }: SimpleType): string | undefined {
  const { enumeration, length, minLength, maxLength } = facets;
  if (enumeration && !enumeration.includes(text)) return `is none of ${listOf(enumeration)}`;
  const characters = [...text].length;
  if (!numbers.test(name) && !/Binary$/.test(name)) {
    if (length !== undefined && characters !== length) return `must have ${length} characters`;
    if (minLength !== undefined && characters < minLength) return `is shorter than ${minLength} characters`;
    if (maxLength !== undefined && characters > maxLength) return `is longer than ${maxLength} characters`;
  }
  return numbers.test(name) ? numberProblem(text, facets) : undefined;
}

function numberProblem(text: string, facets: Facets): string | undefined {
  const number = Number(text);
  const { minInclusive, maxInclusive, minExclusive, maxExclusive, totalDigits, fractionDigits } = facets;
  if (minInclusive !== undefined && number < Number(minInclusive)) return `is less than ${minInclusive}`;
  if (maxInclusive !== undefined && number > Number(maxInclusive)) return `is more than ${maxInclusive}`;
  if (minExclusive !== undefined && number <= Number(minExclusive)) return `is not more than ${minExclusive}`;
  if (maxExclusive !== undefined && number >= Number(maxExclusive)) return `is not less than ${maxExclusive}`;
  const [whole = '', fraction = ''] = text.replace(/^[+-]?0*/, '').split('.');
  const digits = fraction.replace(/0+$/, '');
  if (fractionDigits !== undefined && digits.length > fractionDigits)
    return `has more than ${fractionDigits} decimals`;
  if (totalDigits !== undefined && whole.length + digits.length > totalDigits)
    return `has more than ${totalDigits} digits`;
  return undefined;
}

function listOf(values: readonly string[]): string {
  const shown = values.slice(0, 10).join(', ');
  return values.length > 10 ? `${shown}, … (${values.length})` : shown;
}

import type { JsonValue } from '../../../plan/json';
import type { Path } from '../../../plan/path';
import { contentElements, hasWildcard } from '../schema/contentElements';
import { anyType } from '../schema/knownTypes';
import type { ElementUse, Group, Particle, SchemaType } from '../schema/SchemaTypes';
import type { InputProblems } from './InputProblems';
import { PendingValues } from './PendingValues';

/** What writes the elements that a content is made of. */
export interface ElementSink {
  readonly problems: InputProblems;
  /** rpc/encoded: whatever takes anything takes an array. */
  readonly isEncoded: boolean;
  element(use: ElementUse, value: JsonValue, path: Path): void;
  /** An element that no type declares, with the namespace of those beside it. */
  untyped(name: string, value: JsonValue, path: Path, beside: string): void;
}

/** Writes the fields of an object in the order in which a type has its elements; `namespace`: of the element around them. */
export function encodeContent(
  content: Particle | undefined,
  object: Readonly<Record<string, JsonValue | undefined>>,
  path: Path,
  sink: ElementSink,
  namespace = '',
): void {
  const values = new PendingValues(object);
  if (content) particle(content, { values, path, sink });
  for (const name of values.left) {
    // What is not checked is sent all the same: the service may know more than its WSDL.
    if (!hasWildcard(content) && sink.problems.isChecking) {
      sink.problems.add([...path, name], excess(name, values, content));
      continue;
    }
    const beside = contentElements(content)[0]?.element.name.namespace ?? namespace;
    for (const { value } of values.take(name, Infinity)) sink.untyped(name, value, [...path, name], beside);
  }
}

interface Place {
  readonly values: PendingValues;
  readonly path: Path;
  readonly sink: ElementSink;
}

function excess(name: string, values: PendingValues, content: Particle | undefined): string {
  if (values.hasTaken(name)) return 'has more values than may be sent';
  const elements = contentElements(content);
  if (elements.some(({ element }) => element.name.local === name)) {
    return 'cannot be sent together with the other fields: only one of them may be chosen';
  }
  const names = elements.map(({ element }) => element.name.local);
  return names.length > 0
    ? `is not known here; known: ${names.slice(0, 12).join(', ')}`
    : 'is not known here';
}

function particle(part: Particle, place: Place): void {
  if (part.kind === 'any') return;
  if (part.kind === 'element') elementValues(part, part.max, place);
  else groupRounds(part, place);
}

function elementValues(use: ElementUse, most: number, place: Place): void {
  const { values, path, sink } = place;
  const { local } = use.name;
  const list = use.max === 1 && takesList(use.type(), sink) ? values.takeList(local) : undefined;
  if (list) return sink.element(use, list, [...path, local]);
  const found = values.take(local, most);
  for (const { value, index } of found) {
    // Unchecked, whoever says null means xsi:nil.
    if (value === null && !use.nillable && use.min === 0 && sink.problems.isChecking) continue;
    sink.element(use, value, index === undefined ? [...path, local] : [...path, local, index]);
  }
  const substitutes = (use.substitutes?.() ?? []).filter((each) => values.has(each));
  for (const each of substitutes) elementValues({ ...each, min: 0, max: most }, most, place);
  if (found.length >= use.min || substitutes.length > 0) return;
  const initial = use.fixed ?? use.default;
  if (initial !== undefined && found.length === 0) sink.element(use, initial, [...path, local]);
  else if (found.length === 0 && isNilWithoutValue(use) && sink.problems.isChecking)
    sink.element(use, null, [...path, local]);
  else
    sink.problems.add(
      [...path, local],
      found.length === 0 ? 'is required' : `must have at least ${use.min} values`,
    );
}

/** It has to be there, and may have no value. */
function isNilWithoutValue({ nillable, min, isPart }: ElementUse): boolean {
  return nillable && min === 1 && isPart !== true;
}

/** SOAP-encoded arrays, lists of simple values, and the `ArrayOf…` around one repeated element. */
function takesList(type: SchemaType, { isEncoded }: ElementSink): boolean {
  if (type.kind === 'simple') return type.list !== undefined;
  if (type === anyType) return isEncoded;
  const elements = contentElements(type.content);
  return type.arrayOf !== undefined || (elements.length === 1 && elements[0]!.isRepeated);
}

function groupRounds(group: Group, place: Place): void {
  if (group.max === 1) {
    if (group.min === 0 && !place.values.hasAny(group)) return;
    return groupOnce(group, place, undefined);
  }
  let rounds = 0;
  while (rounds < group.max && place.values.hasAny(group)) {
    const before = place.values.left.length;
    const waiting = totalOf(group, place.values);
    groupOnce(group, place, 1);
    rounds += 1;
    if (place.values.left.length === before && totalOf(group, place.values) === waiting) break;
  }
  if (rounds === 0 && group.min > 0) groupOnce(group, place, undefined);
}

function totalOf(part: Particle, values: PendingValues): number {
  if (part.kind === 'any') return 0;
  if (part.kind === 'element') return values.count(part.name.local);
  return part.parts.reduce((sum, each) => sum + totalOf(each, values), 0);
}

/** `most`: values of each element, where the group itself comes more than once. */
function groupOnce(group: Group, place: Place, most: number | undefined): void {
  if (group.kind === 'choice') return choose(group, place, most);
  for (const part of group.parts) each(part, place, most);
}

function each(part: Particle, place: Place, most: number | undefined): void {
  if (part.kind === 'element' && most !== undefined) elementValues(part, Math.max(most, part.min), place);
  else particle(part, place);
}

function choose(group: Group, place: Place, most: number | undefined): void {
  const { values, path, sink } = place;
  const chosen = group.parts.find((part) => values.hasAny(part));
  if (chosen) {
    // In a choice that comes again and again, an element takes all its values at once: JSON keeps no other order.
    return each(chosen, place, most !== undefined && chosen.kind === 'element' ? undefined : most);
  }
  if (group.parts.some(isEmptiable) || group.parts.length === 0) return;
  const names = contentElements(group).map(({ element }) => element.name.local);
  sink.problems.add(path, `needs one of ${names.join(', ')}`);
}

function isEmptiable(part: Particle): boolean {
  if (part.min === 0 || part.kind === 'any') return true;
  if (part.kind === 'element') return false;
  return part.kind === 'choice' ? part.parts.some(isEmptiable) : part.parts.every(isEmptiable);
}

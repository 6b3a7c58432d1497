import type { ElementUse, Particle } from './SchemaTypes';

/** An element of a type's content, as its place in groups and choices makes it. */
export interface ContentElement {
  readonly element: ElementUse;
  /** It must be there whenever the type is. */
  readonly isRequired: boolean;
  /** It may come more than once, by itself or because its group does. */
  readonly isRepeated: boolean;
  /** The names between which it is a choice, its own included. */
  readonly oneOf?: readonly string[];
}

const kept = new WeakMap<Particle, readonly ContentElement[]>();

/** All elements that may be directly in a type's content, in the order of the schema, each name once. */
export function contentElements(content: Particle | undefined): readonly ContentElement[] {
  if (!content) return [];
  const known = kept.get(content);
  if (known) return known;
  const byName = new Map<string, ContentElement>();
  collect(content, true, false, byName);
  const all = [...byName.values()];
  kept.set(content, all);
  return all;
}

/** Whether anything at all may stand in the content. */
export function hasWildcard(content: Particle | undefined): boolean {
  if (!content || content.kind === 'element') return false;
  return content.kind === 'any' || content.parts.some(hasWildcard);
}

function collect(
  particle: Particle,
  isRequired: boolean,
  isRepeated: boolean,
  found: Map<string, ContentElement>,
): void {
  const required = isRequired && particle.min > 0;
  const repeated = isRepeated || particle.max > 1;
  if (particle.kind === 'any' || particle.max === 0) return;
  if (particle.kind === 'element') {
    const own = { element: particle, isRequired: required, isRepeated: repeated };
    const substitutes = substitutesOf(own);
    // Where another element may stand for it, none of them is required by itself.
    const first = substitutes.length > 0 ? { ...own, isRequired: false } : own;
    for (const each of [first, ...substitutes]) {
      const key = each.element.name.local;
      const before = found.get(key);
      // A name that comes twice in a sequence is a list of values here.
      found.set(key, before ? { ...before, isRepeated: true } : each);
    }
    return;
  }
  const inChoice = particle.kind === 'choice' && particle.parts.length > 1;
  for (const part of particle.parts) collect(part, required && !inChoice, repeated, found);
  if (inChoice && !repeated) markChoice(particle.parts, found);
}

/** What is to be chosen between, where each alternative is an element. */
function markChoice(parts: readonly Particle[], found: Map<string, ContentElement>): void {
  const names = parts.flatMap((part) => (part.kind === 'element' ? [part.name.local] : []));
  if (names.length < parts.length) return;
  for (const name of names) {
    const each = found.get(name);
    if (each) found.set(name, { ...each, oneOf: names });
  }
}

/** The other elements of a substitution group. */
function substitutesOf({ element, isRepeated }: ContentElement): ContentElement[] {
  return (element.substitutes?.() ?? []).map((each) => ({ element: each, isRequired: false, isRepeated }));
}

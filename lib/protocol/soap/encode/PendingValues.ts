import type { JsonValue } from '../../../plan/json';
import type { ElementUse, Particle } from '../schema/SchemaTypes';

/** The fields of an object that have not been written yet, each as a list of values. */
export class PendingValues {
  private readonly lists = new Map<string, JsonValue[]>();
  /** Fields whose value was a list: it is told by an index in paths. */
  private readonly listed = new Set<string>();
  private readonly taken = new Map<string, number>();

  constructor(object: Readonly<Record<string, JsonValue | undefined>>) {
    for (const [key, value] of Object.entries(object)) {
      if (value === undefined || key.startsWith('@') || key.startsWith('#')) continue;
      // Names may carry the prefix that an answer had.
      const name = key.slice(key.lastIndexOf(':') + 1);
      if (Array.isArray(value)) this.listed.add(name);
      this.lists.set(name, Array.isArray(value) ? [...value] : [value]);
    }
  }

  has(element: ElementUse): boolean {
    return (
      this.count(element.name.local) > 0 || (element.substitutes?.() ?? []).some((each) => this.has(each))
    );
  }

  hasAny(particle: Particle): boolean {
    if (particle.kind === 'element') return this.has(particle);
    return particle.kind !== 'any' && particle.parts.some((part) => this.hasAny(part));
  }

  count(name: string): number {
    return this.lists.get(name)?.length ?? 0;
  }

  /** Up to `most` values of a field, each with the index that tells it in a path, if any. */
  take(name: string, most: number): Array<{ readonly value: JsonValue; readonly index: number | undefined }> {
    const list = this.lists.get(name) ?? [];
    const start = this.taken.get(name) ?? 0;
    const values = list.splice(0, most);
    this.taken.set(name, start + values.length);
    return values.map((value, at) => ({ value, index: this.listed.has(name) ? start + at : undefined }));
  }

  /** A list as one value, for an element whose type takes a list; undefined where the field has none. */
  takeList(name: string): JsonValue[] | undefined {
    if (!this.listed.has(name) || this.hasTaken(name)) return undefined;
    return this.take(name, Infinity).map(({ value }) => value);
  }

  /** Names of the fields that have values left. */
  get left(): string[] {
    return [...this.lists].filter(([, values]) => values.length > 0).map(([name]) => name);
  }

  /** Whether some of its values have been written already. */
  hasTaken(name: string): boolean {
    return (this.taken.get(name) ?? 0) > 0;
  }
}

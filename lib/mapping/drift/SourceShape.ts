import { isObject, type JsonObject, type JsonValue } from '../../plan/json';

/** What is known of one field of the source. */
export interface FieldShape {
  /** Kinds of values, in alphabetical order: boolean, list, number, object, text. */
  readonly kinds: readonly string[];
  /** Whether it was null in some items. */
  readonly nullable: boolean;
  /** Whether it was missing in some items. */
  readonly optional: boolean;
  /** All values, where they are few texts that come again and again; null where they are not. */
  readonly values: readonly string[] | null;
}

/** The fields of a source by path; `items[].code` stands for those of all elements. Plain data: it is kept. */
export interface SourceShape {
  /** Items that it was learnt from. */
  readonly items: number;
  readonly fields: Readonly<Record<string, FieldShape>>;
}

/** An enumeration has no more values than this, each seen several times on average. */
const mostValues = 12;
const timesSeen = 4;
const longestValue = 40;
const mostFields = 500;
const deepest = 5;

interface Seen {
  readonly kinds: Set<string>;
  nulls: number;
  count: number;
  texts: number;
  values: Set<string> | null;
}

/** What a run's items look like. */
export class ShapeLearner {
  private items = 0;
  private readonly seen = new Map<string, Seen>();
  /** How often the objects were there that fields belong to. */
  private readonly holders = new Map<string, number>();

  add(item: JsonObject): void {
    this.items++;
    this.object(item, '', 0);
  }

  shape(): SourceShape {
    const fields = [...this.seen].map(
      ([path, { kinds, nulls, count, texts, values }]): [string, FieldShape] => {
        const isEnumeration =
          values && values.size > 0 && texts === count - nulls && texts >= values.size * timesSeen;
        return [
          path,
          {
            kinds: [...kinds].sort(),
            nullable: nulls > 0,
            optional: count < this.holders.get(holderOf(path))!,
            values: isEnumeration ? [...values].sort() : null,
          },
        ];
      },
    );
    return { items: this.items, fields: Object.fromEntries(fields) };
  }

  private object(value: JsonObject, path: string, depth: number): void {
    this.holders.set(path, (this.holders.get(path) ?? 0) + 1);
    for (const name of Object.keys(value))
      this.value(value[name]!, path === '' ? name : `${path}.${name}`, depth);
  }

  private value(value: JsonValue, path: string, depth: number): void {
    let seen = this.seen.get(path);
    if (!seen) {
      if (this.seen.size >= mostFields) return;
      seen = { kinds: new Set(), nulls: 0, count: 0, texts: 0, values: new Set() };
      this.seen.set(path, seen);
    }
    seen.count++;
    if (value === null) seen.nulls++;
    else seen.kinds.add(kindOf(value));
    if (typeof value === 'string') remember(seen, value);
    if (depth >= deepest) return;
    if (isObject(value)) this.object(value as JsonObject, path, depth + 1);
    if (!Array.isArray(value)) return;
    for (const element of value)
      if (isObject(element)) this.object(element as JsonObject, `${path}[]`, depth + 1);
  }
}

function remember(seen: Seen, text: string): void {
  seen.texts++;
  if (!seen.values) return;
  seen.values.add(text);
  if (seen.values.size > mostValues || text.length > longestValue) seen.values = null;
}

export function holderOf(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
}

function kindOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'object' : typeof value === 'string' ? 'text' : typeof value;
}

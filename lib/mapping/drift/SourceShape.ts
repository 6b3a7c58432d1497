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

/** A field as it was seen, with the fields inside: going from one to the next is quicker than joining paths. */
class Seen {
  readonly kinds = new Set<string>();
  nulls = 0;
  count = 0;
  texts = 0;
  values: Set<string> | null = new Set();
  inside: Holder | undefined;
  elements: Holder | undefined;
}

/** An object that has fields. */
class Holder {
  /** How often it was there. */
  count = 0;
  readonly fields = new Map<string, Seen>();
}

/** What a run's items look like. */
export class ShapeLearner {
  private fieldCount = 0;
  private readonly root = new Holder();

  add(item: JsonObject): void {
    this.object(item, this.root, 0);
  }

  shape(): SourceShape {
    return { items: this.root.count, fields: Object.fromEntries(fieldsOf(this.root, '')) };
  }

  private object(value: JsonObject, holder: Holder, depth: number): void {
    holder.count++;
    for (const name of Object.keys(value)) {
      let seen = holder.fields.get(name);
      if (!seen) {
        if (this.fieldCount >= mostFields) continue;
        this.fieldCount++;
        holder.fields.set(name, (seen = new Seen()));
      }
      this.value(value[name]!, seen, depth);
    }
  }

  private value(value: JsonValue, seen: Seen, depth: number): void {
    seen.count++;
    if (value === null) {
      seen.nulls++;
      return;
    }
    seen.kinds.add(kindOf(value));
    if (typeof value === 'string') return remember(seen, value);
    if (typeof value !== 'object' || depth >= deepest) return;
    if (!Array.isArray(value)) return this.object(value, (seen.inside ??= new Holder()), depth + 1);
    for (const element of value)
      if (isObject(element)) this.object(element as JsonObject, (seen.elements ??= new Holder()), depth + 1);
  }
}

function fieldsOf(holder: Holder, above: string): Array<[string, FieldShape]> {
  return [...holder.fields].flatMap(([name, seen]) => {
    const path = above === '' ? name : `${above}.${name}`;
    return [
      [path, toShape(seen, holder)],
      ...(seen.inside ? fieldsOf(seen.inside, path) : []),
      ...(seen.elements ? fieldsOf(seen.elements, `${path}[]`) : []),
    ];
  });
}

function toShape({ kinds, nulls, count, texts, values }: Seen, holder: Holder): FieldShape {
  const isEnumeration =
    values && values.size > 0 && texts === count - nulls && texts >= values.size * timesSeen;
  return {
    kinds: [...kinds].sort(),
    nullable: nulls > 0,
    optional: count < holder.count,
    values: isEnumeration ? [...values].sort() : null,
  };
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

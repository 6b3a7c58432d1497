import type { XmlAttribute, XmlElement, XmlName } from './XmlElement';

/** Elements nested deeper than this are an attack, not data. */
const deepest = 200;
/** In use at one place. */
const mostPrefixes = 500;

type Pair = readonly [name: string, value: string];

interface OpenElement extends XmlElement {
  children: OpenElement[];
  text: string;
}

/** What most elements have: lists of their own would take half of the memory. */
const noChildren: OpenElement[] = [];
const noAttributes: readonly XmlAttribute[] = [];

/** Makes elements of what a parser meets, in the order in which it does. Throws what it refuses. */
export class XmlTree {
  root: XmlElement | undefined;
  private readonly open: OpenElement[] = [];
  /** Those of the open elements. */
  private readonly scopes: Scope[] = [Scope.outermost];

  get depth(): number {
    return this.open.length;
  }

  start(written: string, pairs: readonly Pair[]): void {
    if (this.open.length >= deepest) throw new Error(`Its elements are nested more than ${deepest} deep`);
    const scope = this.scopes.at(-1)!.with(pairs);
    const name = scope.element(written);
    // Elements become fields, and this one would change the object instead.
    if (name.local === '__proto__') throw new Error(`An element is called "${written}", which is refused`);
    const attributes = attributesIn(pairs, scope);
    const { prefixes } = scope;
    const element: OpenElement = { name, written, attributes, children: noChildren, text: '', prefixes };
    const above = this.open.at(-1);
    if (above?.children === noChildren) above.children = [element];
    else above?.children.push(element);
    this.root ??= element;
    this.open.push(element);
    this.scopes.push(scope);
  }

  text(text: string): void {
    const element = this.open.at(-1);
    if (element) element.text += text;
  }

  end(): void {
    this.open.pop();
    this.scopes.pop();
  }
}

/** The prefixes that hold within an element, and the names that have been resolved by them. */
class Scope {
  private readonly names = new Map<string, XmlName>();

  private constructor(
    readonly prefixes: Readonly<Record<string, string>>,
    private readonly count: number,
  ) {}

  static readonly outermost = new Scope(
    prefixesWith({}, [['xml', 'http://www.w3.org/XML/1998/namespace']]),
    1,
  );

  /** The same one where nothing is declared: most elements declare nothing. */
  with(pairs: readonly Pair[]): Scope {
    if (!pairs.some(isDeclaration)) return this;
    const own = pairs.filter(isDeclaration).map(([name, value]) => [name.slice(6), value] as const);
    const count = this.count + own.length;
    // Every element that declares one more has a list of all of them.
    if (count > mostPrefixes) throw new Error(`It declares more than ${mostPrefixes} prefixes`);
    return new Scope(prefixesWith(this.prefixes, own), count);
  }

  element(written: string): XmlName {
    const known = this.names.get(written);
    if (known) return known;
    const [first, second] = written.split(':', 2) as [string, string | undefined];
    const [prefix, local] = second === undefined ? ['', first] : [first, second];
    const name = { namespace: this.prefixes[prefix] ?? '', local };
    this.names.set(written, name);
    return name;
  }

  /** Attributes without a prefix are in no namespace (Namespaces in XML, section 6.2). */
  attribute(written: string): XmlName {
    return written.includes(':') ? this.element(written) : { namespace: '', local: written };
  }
}

/** Without what all objects inherit: "constructor" may be a prefix. */
function prefixesWith(outer: Readonly<Record<string, string>>, own: readonly Pair[]): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, outer, Object.fromEntries(own));
}

function attributesIn(pairs: readonly Pair[], scope: Scope): readonly XmlAttribute[] {
  if (pairs.length === 0) return noAttributes;
  const own = pairs.filter((pair) => !isDeclaration(pair));
  return own.map(([written, value]) => ({ name: scope.attribute(written), written, value }));
}

function isDeclaration([name]: Pair): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name[5] === ':');
}

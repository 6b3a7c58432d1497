import sax from 'sax';

/** Elements nested deeper than this are an attack, not data. */
const deepest = 200;

/** A name whose prefix is resolved; no namespace is the empty text. */
export interface XmlName {
  readonly namespace: string;
  readonly local: string;
}

export interface XmlAttribute {
  readonly name: XmlName;
  /** As written, with its prefix. */
  readonly written: string;
  readonly value: string;
}

export interface XmlElement {
  readonly name: XmlName;
  /** As written, with its prefix. */
  readonly written: string;
  /** Without declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text directly in it, CDATA included. */
  readonly text: string;
  /** The prefixes that hold here: prefix ('' for none) to namespace. */
  readonly prefixes: Readonly<Record<string, string>>;
}

/** The root element with everything in it, or what is wrong with the document, with its place. */
export type XmlDocument = { readonly root: XmlElement } | { readonly problem: string };

interface OpenElement extends XmlElement {
  children: OpenElement[];
  text: string;
}

/** What most elements have: lists of their own would take half of the memory. */
const noChildren: OpenElement[] = [];
const noAttributes: readonly XmlAttribute[] = [];

// Documents come in pieces: a comment of 64 KB would be a failure then, and only then.
Object.assign(sax, { MAX_BUFFER_LENGTH: Infinity });

/** Reads a document that comes in pieces. Throws at the first problem. */
export class XmlReader {
  private readonly parser: sax.SAXParser;
  private readonly open: OpenElement[] = [];
  /** Those of the open elements. */
  private readonly scopes: Scope[] = [outermost];
  private root: OpenElement | undefined;

  /** `isCounting`: problems name their place; reading takes longer then. */
  constructor(private readonly isCounting = false) {
    const parser = sax.parser(true, { position: isCounting });
    const attributes = refusingTwice(this.fail);
    this.parser = parser;
    parser.onopentagstart = (tag) => void (tag.attributes = Object.create(attributes));
    parser.onopentag = (tag) => this.start(tag.name, tag.attributes as Record<string, string>);
    parser.onclosetag = () => {
      this.open.pop();
      this.scopes.pop();
    };
    parser.ontext = parser.oncdata = (text) => {
      const element = this.open.at(-1);
      if (element) element.text += text;
    };
    parser.ondoctype = (text) => {
      // Own entities are a way to blow up or read files (XXE, "billion laughs"); data has no use for them.
      if (/<!ENTITY/i.test(text)) throw new Error('it declares entities of its own, which is refused');
    };
    parser.onerror = ({ message }) => {
      const [what = ''] = message.split('\n');
      // Such as &nbsp;, which services write that take XML for HTML: it stays as it is.
      if (what === 'Invalid character entity') parser.resume();
      else this.fail(what.replace(/\.$/, ''));
    };
  }

  write(piece: string): void {
    this.parser.write(piece);
  }

  end(): XmlElement {
    this.parser.close();
    if (!this.root) throw new Error('it is empty');
    return this.root;
  }

  private readonly fail = (what: string): never => {
    const { line, column } = this.parser;
    throw new Error(this.isCounting ? `${what} (line ${line + 1}, column ${column + 1})` : what);
  };

  private start(written: string, given: Readonly<Record<string, string>>): void {
    const above = this.open.at(-1);
    if (this.open.length >= deepest) this.fail(`Its elements are nested more than ${deepest} deep`);
    const scope = scopeWith(given, this.scopes.at(-1)!);
    const name = scope.element(written);
    // Elements become fields, and this one would change the object instead.
    if (name.local === '__proto__') this.fail(`An element is called "${written}", which is refused`);
    const attributes = attributesIn(given, scope);
    const { prefixes } = scope;
    const element: OpenElement = { name, written, attributes, children: noChildren, text: '', prefixes };
    if (above?.children === noChildren) above.children = [element];
    else above?.children.push(element);
    this.root ??= element;
    this.open.push(element);
    this.scopes.push(scope);
  }
}

/** Reads a document in one go: for those that are not large. */
export function readXml(text: string): XmlDocument {
  const read = (reader: XmlReader) => {
    reader.write(text);
    return reader.end();
  };
  try {
    return { root: read(new XmlReader()) };
  } catch {
    // Counting lines takes as long as reading does, so they are counted only where there is one to name.
    return { problem: problemIn(() => read(new XmlReader(true))) };
  }
}

function problemIn(read: () => unknown): string {
  try {
    read();
    return 'it is not well-formed';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * What objects of attributes inherit. The parser asks before it takes in an attribute, and leaves out one that it has: here that
 * is a failure (XML 1.0, section 3.1).
 */
export function refusingTwice(fail: (what: string) => void): object {
  return {
    hasOwnProperty(name: string): boolean {
      if (Object.hasOwn(this, name)) fail(`An element has the attribute "${name}" twice`);
      return false;
    },
  };
}

/** The prefixes that hold within an element, and the names that have been resolved by them. */
class Scope {
  private readonly names = new Map<string, XmlName>();

  constructor(readonly prefixes: Readonly<Record<string, string>>) {}

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

const outermost = new Scope({ xml: 'http://www.w3.org/XML/1998/namespace' });

/** The same one where nothing is declared: most elements declare nothing. */
function scopeWith(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  const declared = Object.keys(attributes).filter(isDeclaration);
  if (declared.length === 0) return outer;
  const own = Object.fromEntries(declared.map((name) => [name.slice(6), attributes[name]!]));
  return new Scope({ ...outer.prefixes, ...own });
}

function attributesIn(given: Readonly<Record<string, string>>, scope: Scope): readonly XmlAttribute[] {
  const own = Object.keys(given).filter((name) => !isDeclaration(name));
  if (own.length === 0) return noAttributes;
  return own.map((written) => ({ name: scope.attribute(written), written, value: given[written]! }));
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

import * as elements from 'soap/lib/wsdl/elements';
import sax from 'sax';
import { refusingTwice } from './sax';

/** An element of a WSDL or XSD document, as the soap library holds it, with its place in the document. */
export interface WsdlNode {
  readonly name: string;
  readonly namespace: string;
  readonly children: readonly WsdlNode[];
  /** The prefixes that hold here: prefix ('' for none) to namespace. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Its text, blanks trimmed. */
  readonly text: string;
  attribute(name: string): string | undefined;
}

export type WsdlDocument = { readonly root: WsdlNode } | { readonly problem: string };

/** Characters that are read in one go, so that nothing else waits long. */
const chunk = 16 * 1024;
/** Elements nested deeper than this are an attack, not a description. */
const deepest = 200;
/** In use at one place: every element that declares one more has a list of all of them. */
const mostPrefixes = 500;
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** The options that the library's elements go by: whatever they do not know is kept as it is. */
const leniently = { strict: false };

/**
 * Reads a document with the soap library's own element classes, as its WSDL class does, but piece by piece:
 * `pause` is awaited between the pieces. The library's class keeps no order, drops what it has no use for (attribute
 * groups, a second schema of a namespace), reads files by itself, and blocks for half a second on a large document.
 */
export async function readWsdlDocument(text: string, pause: () => Promise<void>): Promise<WsdlDocument> {
  const reader = new DocumentReader();
  for (let at = 0; at < text.length && reader.problem === undefined; at += chunk) {
    reader.write(text.slice(at, at + chunk));
    await pause();
  }
  return reader.end();
}

class DocumentReader {
  problem: string | undefined;
  private root: LibraryNode | undefined;
  private readonly open: LibraryNode[] = [];
  private readonly parser = sax.parser(true, {});

  constructor() {
    const { parser } = this;
    const own = refusingTwice((what) => this.fail(what));
    parser.onopentagstart = (tag) => void (tag.attributes = Object.create(own));
    parser.onopentag = ({ name, attributes }) => this.start(name, attributes as Record<string, string>);
    parser.onclosetag = () => void this.open.pop();
    parser.ontext = (text) => this.open.at(-1)?.append(text);
    parser.oncdata = (text) => this.open.at(-1)?.append(text);
    parser.ondoctype = (text) => {
      // Own entities are a way to blow up or read files (XXE, "billion laughs"); descriptions have no use for them.
      if (/<!ENTITY/i.test(text)) this.problem ??= 'it declares entities of its own, which is refused';
    };
    parser.onerror = (error) => {
      this.fail(error.message.split('\n')[0]!);
      parser.resume();
    };
  }

  private fail(what: string): void {
    this.problem ??= `${what} (line ${this.parser.line + 1}, column ${this.parser.column + 1})`;
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): WsdlDocument {
    if (this.problem === undefined) this.parser.close();
    const { problem, root } = this;
    if (problem !== undefined) return { problem };
    return root ? { root } : { problem: 'it is empty' };
  }

  private start(name: string, attributes: Record<string, string>): void {
    if (this.open.length >= deepest) this.problem ??= `its elements are nested more than ${deepest} deep`;
    if (this.problem !== undefined) return;
    const parent = this.open.at(-1);
    const node = new LibraryNode(name, attributes, parent);
    if (node.prefixes !== parent?.prefixes && Object.keys(node.prefixes).length > mostPrefixes)
      return this.fail(`It declares more than ${mostPrefixes} prefixes`);
    if (parent) parent.children.push(node);
    else this.root ??= node;
    this.open.push(node);
  }
}

class LibraryNode implements WsdlNode {
  readonly name: string;
  readonly namespace: string;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly children: LibraryNode[] = [];
  private content = '';
  private readonly element: elements.Element;

  constructor(name: string, attributes: Record<string, string>, parent: LibraryNode | undefined) {
    this.element = new elements.Element(name, attributes, leniently);
    this.prefixes = scopeOf(attributes, parent?.prefixes ?? { xml: xmlNamespace });
    const at = name.indexOf(':');
    this.name = name.slice(at + 1);
    this.namespace = this.prefixes[at < 0 ? '' : name.slice(0, at)] ?? '';
  }

  get text(): string {
    return this.content.trim();
  }

  append(text: string): void {
    this.content += text;
  }

  attribute(name: string): string | undefined {
    // The library keeps attributes under "$" and their name; "value" has a key of its own.
    const key = name === 'value' ? this.element.valueKey : `$${name}`;
    const value = (this.element as unknown as Record<string, unknown>)[key];
    return typeof value === 'string' ? value : undefined;
  }
}

/** The same object where nothing is declared: most elements declare nothing. */
function scopeOf(
  attributes: Record<string, string>,
  outer: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const own = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  return { ...outer, ...Object.fromEntries(own.map(([name, value]) => [name.slice(6), value])) };
}

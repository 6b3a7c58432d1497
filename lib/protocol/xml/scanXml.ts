import type { XmlElement } from './XmlElement';
import { XmlTree } from './XmlTree';

/**
 * Reads plain documents several times faster than a parser that goes character by character: elements and attributes
 * with ASCII names, texts, CDATA, comments, and references to characters.
 *
 * @returns undefined for everything else, and for all that may be wrong: a real parser has to judge that
 */
export function scanXml(text: string): XmlElement | undefined {
  try {
    return new Scanner(text).read();
  } catch {
    return undefined;
  }
}

const declaration = /<\?xml[ \t\r\n][^<>?]*\?>/y;
const blanks = /[ \t\r\n]*/y;
const validName = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;
const attribute =
  /[ \t\r\n]+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y;
/** Each is compared with all before it. */
const mostAttributes = 50;
const noPairs: ReadonlyArray<readonly [string, string]> = [];

class Scanner {
  private readonly tree = new XmlTree();
  private readonly open: string[] = [];
  private readonly names = new Set<string>();
  private at = 0;

  constructor(private readonly source: string) {}

  read(): XmlElement {
    this.prolog();
    for (let next = this.source.indexOf('<', this.at); next >= 0; next = this.source.indexOf('<', this.at)) {
      this.text(next);
      this.markup();
    }
    this.text(this.source.length);
    if (this.open.length > 0 || !this.tree.root) throw unusual;
    return this.tree.root;
  }

  private prolog(): void {
    if (this.source.startsWith('\ufeff')) this.at = 1;
    declaration.lastIndex = this.at;
    if (declaration.test(this.source)) this.at = declaration.lastIndex;
  }

  /** What is before the next markup. */
  private text(end: number): void {
    if (end === this.at) return;
    const text = this.source.slice(this.at, end);
    if (this.open.length > 0) this.tree.text(decoded(text));
    else if (text.trim() !== '') throw unusual;
    this.at = end;
  }

  private markup(): void {
    switch (this.source.charCodeAt(this.at + 1)) {
      case slash:
        return this.close();
      case exclamation:
        return this.special();
      case question:
        throw unusual;
      default:
        return this.element();
    }
  }

  private element(): void {
    const { source, tree } = this;
    if (this.open.length === 0 && tree.root) throw unusual;
    const name = this.name(this.at + 1);
    this.at += 1 + name.length;
    tree.start(name, this.attributes());
    blanks.lastIndex = this.at;
    blanks.test(source);
    const end = blanks.lastIndex;
    if (source.charCodeAt(end) === greater) {
      this.open.push(name);
      this.at = end + 1;
    } else if (source.startsWith('/>', end)) {
      tree.end();
      this.at = end + 2;
    } else throw unusual;
  }

  private name(from: number): string {
    const { source, names } = this;
    let end = from;
    for (let code = source.charCodeAt(end); !endsName(code); code = source.charCodeAt(end)) end += 1;
    const name = source.slice(from, end);
    if (!names.has(name)) {
      if (!validName.test(name)) throw unusual;
      names.add(name);
    }
    return name;
  }

  private attributes(): ReadonlyArray<readonly [string, string]> {
    const code = this.source.charCodeAt(this.at);
    if (code === greater || code === slash) return noPairs;
    const pairs: Array<readonly [string, string]> = [];
    attribute.lastIndex = this.at;
    for (let found = attribute.exec(this.source); found; found = attribute.exec(this.source)) {
      const name = found[1]!;
      if (pairs.length === mostAttributes || pairs.some(([known]) => known === name)) throw unusual;
      pairs.push([name, decoded(found[2] ?? found[3]!)]);
      this.at = attribute.lastIndex;
    }
    return pairs;
  }

  private close(): void {
    const name = this.open.pop();
    const from = this.at + 2;
    if (name === undefined || !this.source.startsWith(name, from)) throw unusual;
    blanks.lastIndex = from + name.length;
    blanks.test(this.source);
    if (this.source.charCodeAt(blanks.lastIndex) !== greater) throw unusual;
    this.at = blanks.lastIndex + 1;
    this.tree.end();
  }

  /** A comment, or CDATA. */
  private special(): void {
    const { source, at } = this;
    if (source.startsWith('<!--', at)) {
      this.at = this.after('-->', at + 4);
      if (/--|-$/.test(source.slice(at + 4, this.at - 3))) throw unusual;
    } else if (this.open.length > 0 && source.startsWith('<![CDATA[', at)) {
      this.at = this.after(']]>', at + 9);
      this.tree.text(source.slice(at + 9, this.at - 3));
    } else throw unusual;
  }

  private after(mark: string, from: number): number {
    const found = this.source.indexOf(mark, from);
    if (found < 0) throw unusual;
    return found + mark.length;
  }
}

const [slash, exclamation, question, greater] = [47, 33, 63, 62] as const;

/** A blank, `/`, `>`, or the end of the document. */
function endsName(code: number): boolean {
  return code === greater || code === slash || code <= 32 || Number.isNaN(code);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;]*)(;?)/g, (_, name: string, end: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const code = number && parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10);
    const character = code ? characterOf(code) : entities[name];
    if (character === undefined || end === '') throw unusual;
    return character;
  });
}

/** Undefined for what is no character of XML (XML 1.0, section 2.2). */
function characterOf(code: number): string | undefined {
  const isControl = code < 32 && code !== 9 && code !== 10 && code !== 13;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isControl || isSurrogate || code > 0x10ffff || code === 0xfffe || code === 0xffff
    ? undefined
    : String.fromCodePoint(code);
}

/** Thrown to leave a document to a real parser; never seen outside. */
const unusual = new Error('not plain');

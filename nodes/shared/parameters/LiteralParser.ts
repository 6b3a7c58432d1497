import { itemPath, pathReader, type ReadItem, undecided } from './itemPath';

const pathToken = new RegExp(itemPath, 'uy');
const numberToken = /-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?(?![\w.])/y;
const textToken = /"([^"\\\n]*)"|'([^'\\\n]*)'/y;
const nameToken = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const wordToken = /(?:true|false|null)(?![\p{L}\p{N}_$])/uy;
const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Reads the JavaScript of an expression that is a `$json` path, or an object or list of such paths and plain values. */
export class LiteralParser {
  private at = 0;

  constructor(private readonly text: string) {}

  /** Undefined when there is anything else in the text. */
  parse(): ReadItem | undefined {
    const value = this.value();
    this.skipSpace();
    return this.at === this.text.length ? value : undefined;
  }

  private value(): ReadItem | undefined {
    this.skipSpace();
    if (this.takes('{')) return this.object();
    if (this.takes('[')) return this.list();
    const path = this.take(pathToken);
    if (path) return pathReader(path[1]!);
    const text = this.take(textToken);
    if (text) return constant(text[1] ?? text[2]);
    const number = this.take(numberToken);
    if (number) return constant(Number(number[0]));
    const word = this.take(wordToken);
    return word && constant(words[word[0]]);
  }

  private object(): ReadItem | undefined {
    const parts: Array<readonly [string, ReadItem]> = [];
    do {
      const name = this.name();
      const value = name !== undefined && this.takes(':') ? this.value() : undefined;
      if (name === undefined || value === undefined) return undefined;
      parts.push([name, value]);
    } while (this.takes(','));
    if (!this.takes('}')) return undefined;
    return (json) => {
      const object: Record<string, unknown> = {};
      for (const [name, read] of parts) {
        const value = read(json);
        if (value === undecided) return undecided;
        object[name] = value;
      }
      return object;
    };
  }

  private list(): ReadItem | undefined {
    const parts: ReadItem[] = [];
    do {
      const value = this.value();
      if (value === undefined) return undefined;
      parts.push(value);
    } while (this.takes(','));
    if (!this.takes(']')) return undefined;
    return (json) => {
      const list = parts.map((read) => read(json));
      return list.includes(undecided) ? undecided : list;
    };
  }

  /** `__proto__` would not become a field. */
  private name(): string | undefined {
    this.skipSpace();
    const text = this.take(textToken);
    const name = text ? (text[1] ?? text[2]) : this.take(nameToken)?.[0];
    return name === '__proto__' ? undefined : name;
  }

  private take(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.at;
    const match = token.exec(this.text);
    if (match) this.at = token.lastIndex;
    return match ?? undefined;
  }

  private takes(mark: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}

const constant =
  (value: unknown): ReadItem =>
  () =>
    value;

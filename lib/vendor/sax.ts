import sax from 'sax';

/** What is told of what a document holds, in its order. */
export interface XmlEvents {
  start(name: string, attributes: ReadonlyArray<readonly [name: string, value: string]>): void;
  /** CDATA included. */
  text(text: string): void;
  end(): void;
}

// Documents come in pieces: a comment of 64 KB would be a failure then, and only then.
Object.assign(sax, { MAX_BUFFER_LENGTH: Infinity });

/** Reads a document that comes in pieces. Throws at the first problem; what the receiver of events throws, too. */
export class XmlReader {
  private readonly parser: sax.SAXParser;

  /** `isCounting`: problems name their place; reading takes longer then. */
  constructor(
    events: XmlEvents,
    private readonly isCounting = false,
  ) {
    const parser = sax.parser(true, { position: isCounting });
    const attributes = refusingTwice((what) => this.fail(what));
    this.parser = parser;
    parser.onopentagstart = (tag) => void (tag.attributes = Object.create(attributes));
    parser.onopentag = (tag) => {
      this.placed(() => events.start(tag.name, Object.entries(tag.attributes as Record<string, string>)));
    };
    parser.onclosetag = () => events.end();
    parser.ontext = parser.oncdata = (text) => events.text(text);
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

  end(): void {
    this.parser.close();
  }

  private fail(what: string): never {
    const { line, column } = this.parser;
    throw new Error(this.isCounting ? `${what} (line ${line + 1}, column ${column + 1})` : what);
  }

  private placed(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    }
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

import type { Pattern, Place } from './Pattern';
import { characterTest } from './characterTest';

const escapeLength = /^\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|c[a-z]|[0-3][0-7]{0,2}|[4-7][0-7]?|[^])/i;
const quantifier = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\?)?/;
const groupStart = /^\((?:\?(?:(:)|(<?)([=!])|<([^>]+)>))?/;
const places: Readonly<Record<string, Place>> = {
  '^': 'start',
  $: 'end',
  '\\b': 'boundary',
  '\\B': 'noBoundary',
};

/** The tree of a regular expression; undefined for the rare syntax that it does not know (`\k<name>`, `(?i:`). */
export function parsePattern({ source, ignoreCase }: RegExp): { root: Pattern; groups: number } | undefined {
  // The constructor knows the number of groups: an empty alternative always matches and lists them all.
  const groups = new RegExp(`${source}|`).exec('')!.length - 1;
  const parser = new PatternParser(source, ignoreCase, groups);
  const root = parser.choice();
  return parser.unknown || parser.rest !== '' ? undefined : { root, groups };
}

/** Recursive descent over a source text that `RegExp` has already accepted. */
class PatternParser {
  unknown = false;
  private opened = 0;

  constructor(
    public rest: string,
    private readonly ignoreCase: boolean,
    private readonly groups: number,
  ) {}

  choice(): Pattern {
    const options = [this.sequence()];
    while (this.rest.startsWith('|')) {
      this.take('|');
      options.push(this.sequence());
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  private sequence(): Pattern {
    const parts: Pattern[] = [];
    while (!this.unknown && this.rest !== '' && !/^[|)]/.test(this.rest)) {
      const before = this.opened;
      parts.push(this.repeated(this.atom(), before));
    }
    return { kind: 'sequence', parts };
  }

  private repeated(body: Pattern, groupsBefore: number): Pattern {
    const found = quantifier.exec(this.rest);
    if (!found || body.kind === 'place') return body;
    this.take(found[0]);
    const [, sign, low, comma, high, lazy] = found;
    const min = sign ? (sign === '+' ? 1 : 0) : Number(low);
    const max = sign ? (sign === '?' ? 1 : Infinity) : !comma ? min : high ? Number(high) : Infinity;
    return { kind: 'repeat', body, min, max, greedy: !lazy, groups: [groupsBefore + 1, this.opened] };
  }

  private atom(): Pattern {
    const place = /^(?:[$^]|\\b)/i.exec(this.rest)?.[0];
    if (place) return { kind: 'place', place: places[this.take(place)]! };
    if (this.rest.startsWith('(')) return this.group();
    const back = this.backReference();
    if (back) return back;
    const token = this.rest.startsWith('[')
      ? /^\[(?:\\[^]|[^\]\\])*\]/.exec(this.rest)![0]
      : (escapeLength.exec(this.rest)?.[0] ?? this.rest.charAt(0));
    return { kind: 'character', test: characterTest(this.take(token), this.ignoreCase) };
  }

  private backReference(): Pattern | undefined {
    if (/^\\k/.test(this.rest)) this.unknown = true;
    const digits = /^\\([1-9]\d*)/.exec(this.rest);
    // A number beyond the last group is an octal character instead.
    if (!digits || Number(digits[1]) > this.groups) return undefined;
    this.take(digits[0]);
    return { kind: 'back', group: Number(digits[1]) };
  }

  private group(): Pattern {
    const [token, plain, behind, look] = groupStart.exec(this.rest)!;
    if (token === '(' && this.rest.startsWith('(?')) this.unknown = true;
    this.take(token);
    const isCapture = !plain && !look;
    const group = isCapture ? ++this.opened : 0;
    const body = this.choice();
    this.take(')');
    if (look) return { kind: 'look', ahead: behind === '', negative: look === '!', body };
    return isCapture ? { kind: 'group', group, body } : body;
  }

  private take(token: string): string {
    this.rest = this.rest.slice(token.length);
    return token;
  }
}

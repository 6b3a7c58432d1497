import { ApiError } from '../../errors/ApiError';
import { instantOf, offsetAt, utcOf, wallTimeAt, type WallTime } from './zone';

/** A way of writing dates, such as `dd.MM.yyyy HH:mm`. */
export interface DatePattern {
  /** Writes an instant (epoch milliseconds) as the clocks of a zone show it. */
  write(instant: number, zone: string): string;
  /** The instant that a text means in a zone; a zone in the text itself wins. Undefined when the text is written otherwise. */
  read(text: string, zone: string): number | undefined;
}

type Part = Partial<Record<keyof WallTime | 'offset' | 'half', number>>;

/** One letter group of a pattern: how it is written, and how it is read. */
interface Token {
  readonly matches: string;
  write(wall: WallTime, offsetMs: number): string;
  read(text: string): Part | undefined;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** By the letters of Unicode's date patterns (UTS 35), which Java, .NET and many APIs use, too. */
const tokens: Readonly<Record<string, Token>> = {
  yyyy: field('year', 4, '\\d{4}'),
  yy: {
    matches: '\\d{2}',
    write: ({ year }) => pad(year % 100, 2),
    // As spreadsheets read it: 00 to 49 are of this century.
    read: (text) => ({ year: Number(text) + (Number(text) < 50 ? 2000 : 1900) }),
  },
  MMMM: monthName((name) => name),
  MMM: monthName((name) => name.slice(0, 3)),
  MM: field('month', 2),
  M: field('month', 1),
  dd: field('day', 2),
  d: field('day', 1),
  HH: field('hour', 2),
  H: field('hour', 1),
  hh: halfDay(2),
  h: halfDay(1),
  mm: field('minute', 2),
  m: field('minute', 1),
  ss: field('second', 2),
  s: field('second', 1),
  SSS: field('millisecond', 3, '\\d{3}'),
  a: {
    matches: '[AaPp][Mm]',
    write: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
    read: (text) => ({ half: /^p/i.test(text) ? 12 : 0 }),
  },
  XXX: offsetToken(':'),
  XX: offsetToken(''),
};

const pieces = new RegExp(`'([^']*)'|(${Object.keys(tokens).join('|')})|([A-Za-z]+)|([^A-Za-z']+)`, 'g');
const known = new Map<string, DatePattern>();

/** @throws ApiError INVALID_SETTING for letters that mean nothing */
export function datePattern(text: string): DatePattern {
  const found = known.get(text) ?? compile(text);
  if (known.size < 1000) known.set(text, found);
  return found;
}

function compile(text: string): DatePattern {
  const parts = [...text.matchAll(pieces)].map(([, quoted, letters, unknown, other]) => {
    if (unknown !== undefined) throw unreadable(text, unknown);
    return letters === undefined ? (quoted ?? other ?? '') : tokens[letters]!;
  });
  if (!parts.some((part) => typeof part !== 'string')) throw unreadable(text, text);
  const groups = parts.map((part) => (typeof part === 'string' ? escape(part) : `(${part.matches})`));
  const expression = new RegExp(`^${groups.join('')}$`);
  const readers = parts.filter((part): part is Token => typeof part !== 'string');
  return {
    write(instant, zone) {
      const wall = wallTimeAt(instant, zone);
      const offset = offsetAt(instant, zone);
      return parts.map((part) => (typeof part === 'string' ? part : part.write(wall, offset))).join('');
    },
    read(written, zone) {
      const match = expression.exec(written.trim());
      if (!match) return undefined;
      const all: Part = {};
      for (const [at, reader] of readers.entries()) Object.assign(all, reader.read(match[at + 1]!));
      return toInstant(all, zone);
    },
  };
}

function toInstant({ offset, half, ...rest }: Part, zone: string): number | undefined {
  const wall = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0, ...rest };
  if (half !== undefined) wall.hour = (wall.hour % 12) + half;
  if (wall.hour > 23 || wall.minute > 59 || wall.second > 59) return undefined;
  const asUtc = utcOf(wall);
  const date = new Date(asUtc);
  // The 31st of February rolls over into March.
  if (date.getUTCMonth() + 1 !== wall.month || date.getUTCDate() !== wall.day) return undefined;
  return offset === undefined ? instantOf(wall, zone) : asUtc - offset;
}

function field(name: keyof WallTime, digits: number, matches = digits === 1 ? '\\d{1,2}' : '\\d{2}'): Token {
  return {
    matches,
    write: (wall) => pad(wall[name], digits),
    read: (text) => ({ [name]: Number(text) }),
  };
}

function halfDay(digits: number): Token {
  return {
    ...field('hour', digits),
    write: ({ hour }) => pad(hour % 12 === 0 ? 12 : hour % 12, digits),
  };
}

function monthName(shorten: (name: string) => string): Token {
  const names = months.map(shorten);
  return {
    matches: names.map((name) => `[${name[0]}${name[0]!.toLowerCase()}]${name.slice(1)}`).join('|'),
    write: ({ month }) => names[month - 1]!,
    read: (text) => ({ month: names.findIndex((name) => name.toLowerCase() === text.toLowerCase()) + 1 }),
  };
}

function offsetToken(separator: string): Token {
  return {
    matches: 'Z|[+-]\\d{2}:?\\d{2}',
    write(_wall, offsetMs) {
      if (offsetMs === 0) return 'Z';
      const minutes = Math.abs(Math.round(offsetMs / 60_000));
      const sign = offsetMs < 0 ? '-' : '+';
      return `${sign}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
    },
    read(text) {
      if (text === 'Z') return { offset: 0 };
      const digits = text.replace(/\D/g, '');
      const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
      return { offset: (text.startsWith('-') ? -1 : 1) * minutes * 60_000 };
    },
  };
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function unreadable(text: string, part: string): ApiError {
  return new ApiError('INVALID_SETTING', {
    subject: `"${part}" in the date format "${text}" has no meaning; known: ${Object.keys(tokens).join(', ')}. Other letters go between single quotes`,
  });
}

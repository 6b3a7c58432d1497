import type { JsonValue } from '../../plan/json';
import type { Path } from '../../plan/path';
import type { Long } from '../../vendor/protobufjs';
import { jsonProblem, shown } from './jsonProblem';

/** How one scalar type stands in JSON. */
interface Scalar {
  toJson(value: never): JsonValue;
  fromJson(value: JsonValue, path: Path): unknown;
}

const integer = (low: bigint, high: bigint): Scalar['fromJson'] => {
  const isLarge = high > BigInt(Number.MAX_SAFE_INTEGER);
  return (value, path) => {
    const whole = integerOf(value, path);
    if (whole < low || whole > high) {
      throw jsonProblem(path, `must be between ${low} and ${high}, not ${whole}`);
    }
    return isLarge ? toLong(whole) : Number(whole);
  };
};

const long = (low: bigint, high: bigint): Scalar => ({
  toJson: (value: Long | number) => value.toString(),
  fromJson: integer(low, high),
});
const int = (low: bigint, high: bigint): Scalar => ({
  toJson: (value: number) => value,
  fromJson: integer(low, high),
});

const int32 = int(-(2n ** 31n), 2n ** 31n - 1n);
const uint32 = int(0n, 2n ** 32n - 1n);
const int64 = long(-(2n ** 63n), 2n ** 63n - 1n);
const uint64 = long(0n, 2n ** 64n - 1n);

const float: Scalar = {
  toJson: (value: number) => (Number.isFinite(value) ? value : String(value)),
  fromJson(value, path) {
    const isSpecial = value === 'NaN' || value === 'Infinity' || value === '-Infinity';
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && (isSpecial || Number.isFinite(number))) return number;
    throw jsonProblem(path, `must be a number, not ${shown(value)}`);
  },
};

/** Every scalar type of Protocol Buffers (protobuf.dev, "ProtoJSON Format"). 64-bit integers are texts in JSON. */
export const scalars: Readonly<Record<string, Scalar>> = {
  int32,
  sint32: int32,
  sfixed32: int32,
  uint32,
  fixed32: uint32,
  int64,
  sint64: int64,
  sfixed64: int64,
  uint64,
  fixed64: uint64,
  double: float,
  // What a 32-bit number means: 0.1 and not 0.10000000149011612.
  float: {
    ...float,
    toJson: (value: number) => (Number.isFinite(value) ? shortestFloat(value) : String(value)),
  },
  bool: {
    toJson: (value: boolean) => value,
    fromJson(value, path) {
      if (typeof value === 'boolean') return value;
      if (value === 'true' || value === 'false') return value === 'true';
      throw jsonProblem(path, `must be true or false, not ${shown(value)}`);
    },
  },
  string: {
    toJson: (value: string) => value,
    fromJson(value, path) {
      if (typeof value === 'string') return value;
      throw jsonProblem(path, `must be a text, not ${shown(value)}`);
    },
  },
  bytes: {
    toJson: (value: Uint8Array) =>
      Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
    fromJson(value, path) {
      // Standard or URL-safe, with or without padding.
      if (typeof value === 'string' && /^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) {
        return Buffer.from(value, 'base64');
      }
      throw jsonProblem(path, `must be bytes in Base64, not ${shown(value)}`);
    },
  },
};

function integerOf(value: JsonValue, path: Path): bigint {
  if (typeof value === 'number' && Number.isInteger(value)) {
    if (Number.isSafeInteger(value)) return BigInt(value);
    throw jsonProblem(
      path,
      `is too large for a number to hold exactly: ${value}`,
      'Give it as a text, in quotes: all its digits are then sent.',
    );
  }
  if (typeof value === 'string' && /^-?\d{1,20}(\.0+)?$/.test(value))
    return BigInt(value.replace(/\..*/, ''));
  throw jsonProblem(path, `must be an integer, not ${shown(value)}`);
}

function toLong(value: bigint): Long {
  const low = Number(BigInt.asIntN(32, value));
  const high = Number(BigInt.asIntN(32, value >> 32n));
  return { low, high, unsigned: value > 0n };
}

function shortestFloat(value: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

import { writeOut } from '../types/numerals';

/** The sum of decimals, digit for digit; undefined when one of them is no number. */
export function decimalSum(texts: readonly string[]): string | undefined {
  const written = texts.map(writeOut);
  if (!written.every((text): text is string => text !== undefined && /^-?\d+(\.\d+)?$/.test(text)))
    return undefined;
  const places = Math.max(0, ...written.map((text) => text.split('.')[1]?.length ?? 0));
  const total = written.reduce((sum, text) => sum + scaled(text, places), 0n);
  return unscaled(total, places);
}

function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function unscaled(value: bigint, places: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const at = digits.length - places;
  return sign + digits.slice(0, at) + (places > 0 ? `.${digits.slice(at)}` : '');
}

const numeral = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
/** Digits to the left or right of the point that an exponent may make. */
const mostZeros = 1000;

/** Whether a text is a number as people and programs write it, without thousands separators. */
export function isNumeral(text: string): boolean {
  return numeral.test(text);
}

/** A numeral without exponent and `+`, digit for digit: `1.50`, `-0.0000001`; undefined when that is too long. */
export function writeOut(text: string): string | undefined {
  const [mantissa = '', exponentText = '0'] = text.trim().toLowerCase().split('e');
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > mostZeros) return undefined;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at);
  return sign + left + (right ? `.${right}` : '');
}

/** Digits from which on an integer may be beyond 2^53. */
const long = 16;

/**
 * Whether a JSON text may hold an integer of 16 digits or more. Says yes to some texts in which only a string looks
 * like one. Such a run of digits covers a place that is a multiple of 16, so only every 16th character is looked
 * at: this runs over every answer of every API.
 */
export function mayHoldLongInteger(text: string): boolean {
  for (let at = long - 1; at < text.length; at += long) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let start = at;
    while (isDigit(text.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    if (end - start >= long && isWhole(text.charCodeAt(start - 1), text.charCodeAt(end))) return true;
    at = end - (end % long) - 1;
  }
  return false;
}

/** Neither the digits of a fraction nor all of a string, by what is before and after. */
function isWhole(before: number, after: number): boolean {
  return before !== point && before !== quote && after !== point && after !== quote;
}

const quote = 0x22;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

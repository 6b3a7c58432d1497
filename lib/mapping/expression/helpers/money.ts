import { isNumeral, writeOut } from '../../types/numerals';
import { type HelperFunction, textArgument, unusable } from './HelperFunction';

export const moneyHelpers: Readonly<Record<string, HelperFunction>> = {
  parseMoney: {
    call: '$parseMoney(text, decimalMark?)',
    help: 'The number in a text such as "1.234,56 €", exactly, as text. The decimal mark is a point without one; the other marks are left out.',
    example: ['$parseMoney("1.234,56 €", ",")', '1234.56'],
    run(text, decimalMark = '.') {
      const mark = textArgument(decimalMark, 'the decimal mark of $parseMoney');
      if (mark !== '.' && mark !== ',') throw unusable('the decimal mark of $parseMoney is "." or ","');
      const written = textArgument(text, 'the text of $parseMoney');
      const isNegative = /^[^\d]*[-\u2212(]|-\s*$/.test(written);
      const digits = written.replace(new RegExp(`[^\\d${mark}]`, 'g'), '').replace(mark, '.');
      if (!isNumeral(digits)) throw unusable(`there is no amount in "${written}"`);
      return `${isNegative ? '-' : ''}${writeOut(digits) ?? digits}`;
    },
  },
  formatMoney: {
    call: '$formatMoney(amount, currency, language?)',
    help: 'An amount as people of a language write it, such as en-US (without one) or de-DE.',
    example: ['$formatMoney("1234.5", "EUR", "en-US")', '€1,234.50'],
    run(amount, currency, language = 'en-US') {
      const text = textArgument(amount, 'the amount of $formatMoney');
      if (!isNumeral(text)) throw unusable(`"${text}" is not an amount`);
      const code = textArgument(currency, 'the currency of $formatMoney');
      try {
        const format = new Intl.NumberFormat(textArgument(language, 'the language of $formatMoney'), {
          style: 'currency',
          currency: code,
        });
        // A text is formatted digit for digit.
        return format.format(text as unknown as number);
      } catch (error) {
        throw unusable(error instanceof Error ? error.message : String(error));
      }
    },
  },
};

import { createHash } from 'node:crypto';
import { toE164 } from '../../formats/phone';
import { type HelperFunction, textArgument, unusable } from './HelperFunction';

/** Letters that are no letter with a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};
const algorithms = ['sha256', 'sha512', 'sha1', 'md5'];

export const textHelpers: Readonly<Record<string, HelperFunction>> = {
  slug: {
    call: '$slug(text)',
    help: 'A text for addresses and file names: small letters and digits with dashes between, without accents.',
    example: ['$slug("São Paulo & Straße")', 'sao-paulo-strasse'],
    run: (text) =>
      textArgument(text, 'the text of $slug')
        .toLowerCase()
        .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? letter)
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, ''),
  },
  phone: {
    call: '$phone(text, countryCode?)',
    help: 'A phone number as E.164 writes it. The country code is for numbers that have none. Nothing for what is no phone number.',
    example: ['$phone("020 7946-0001", "44")', '+442079460001'],
    run(text, countryCode) {
      const code =
        countryCode === undefined ? undefined : textArgument(countryCode, 'the country code of $phone');
      return toE164(textArgument(text, 'the number of $phone'), code);
    },
  },
  hash: {
    call: '$hash(text, algorithm?)',
    help: `A fingerprint of a text in hexadecimal digits: ${algorithms.join(', ')}; sha256 without one. Other values are taken as JSON.`,
    example: ['$hash("ada@example.com", "md5")', '3e3417d7ef77d5932a6734b916515ed5'],
    run(value, algorithm = 'sha256') {
      const name = textArgument(algorithm, 'the algorithm of $hash');
      if (!algorithms.includes(name))
        throw unusable(`"${name}" is not known to $hash; known: ${algorithms.join(', ')}`);
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return createHash(name).update(text).digest('hex');
    },
  },
};

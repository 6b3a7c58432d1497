import { describeValue } from '../types/describeValue';
import type { ValueFormat } from './ValueFormat';

/** RFC 5321 without quoted local parts and address literals, which no sign-up form takes either. */
const address =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u;
const longest = 254;

export const email: ValueFormat = {
  label: 'E-Mail',
  help: 'An e-mail address; spaces around it are taken away and the domain is written small.',
  expects: 'an e-mail address',
  convert(text) {
    const trimmed = text.trim();
    if (trimmed.length > longest || !address.test(trimmed))
      return { problem: `${describeValue(text)} is not an e-mail address` };
    const at = trimmed.lastIndexOf('@');
    return { value: trimmed.slice(0, at) + trimmed.slice(at).toLowerCase() };
  },
};

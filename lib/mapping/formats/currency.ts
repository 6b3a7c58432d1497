import { describeValue } from '../types/describeValue';
import type { ValueFormat } from './ValueFormat';

let codes: ReadonlySet<string> | undefined;

export const currency: ValueFormat = {
  label: 'Currency Code',
  help: 'A code of ISO 4217 such as EUR, written large.',
  expects: 'a currency code such as EUR',
  convert(text) {
    codes ??= new Set(Intl.supportedValuesOf('currency'));
    const code = text.trim().toUpperCase();
    return codes.has(code)
      ? { value: code }
      : { problem: `${describeValue(text)} is not a currency code of ISO 4217` };
  },
};

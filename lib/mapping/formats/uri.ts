import { describeValue } from '../types/describeValue';
import type { ValueFormat } from './ValueFormat';

export const uri: ValueFormat = {
  label: 'URI',
  help: 'An absolute address with its scheme, such as https://example.com/a or urn:isbn:0451450523.',
  expects: 'an absolute URI',
  convert(text) {
    const trimmed = text.trim();
    return /^[a-z][a-z\d+.-]*:[^\s"<>\\^`{|}]+$/i.test(trimmed) && URL.canParse(trimmed)
      ? { value: trimmed }
      : { problem: `${describeValue(text)} is not an absolute URI` };
  },
};

import { describeValue } from '../types/describeValue';
import type { ValueFormat } from './ValueFormat';

export const uuid: ValueFormat = {
  label: 'UUID',
  help: 'An identifier such as 123e4567-e89b-12d3-a456-426614174000 (RFC 9562), written small; braces around it are taken away.',
  expects: 'a UUID',
  convert(text) {
    const bare = text.trim().replace(/^\{(.*)\}$/, '$1');
    return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(bare)
      ? { value: bare.toLowerCase() }
      : { problem: `${describeValue(text)} is not a UUID` };
  },
};

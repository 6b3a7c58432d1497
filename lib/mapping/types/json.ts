import type { JsonValue } from '../../plan/json';
import { parseJson } from '../../plan/parseJson';
import { describeValue } from './describeValue';
import type { ValueType } from './ValueType';

export const json: ValueType = {
  label: 'JSON',
  help: 'Text that contains JSON is read; integers beyond 2^53 in it stay exact, as text. Other values stay as they are.',
  expects: 'JSON',
  keepDefault: true,
  convert(value) {
    if (typeof value !== 'string') return { value };
    try {
      return { value: parseJson(value).value as JsonValue };
    } catch {
      return { problem: `${describeValue(value)} is not JSON` };
    }
  },
};

import { isObject } from '../../plan/json';
import { describeValue } from './describeValue';
import { json } from './json';
import type { ValueType } from './ValueType';

export const object: ValueType = {
  label: 'Object',
  help: 'An object as it is; anything else is refused.',
  expects: 'an object',
  convert: (value) => (isObject(value) ? { value } : { problem: `${describeValue(value)} is not an object` }),
  readText(text) {
    const read = json.convert(text);
    return 'value' in read ? object.convert(read.value) : read;
  },
};

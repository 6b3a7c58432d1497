import { describeValue } from './describeValue';
import type { ValueType } from './ValueType';

export const binary: ValueType = {
  label: 'File',
  help: "The name of one of the item's files, such as data or attachment_0: the item is refused when it has no such file. The files themselves go along with the item.",
  expects: "the name of one of the item's files",
  convert(value, files) {
    if (typeof value !== 'string') return { problem: `${describeValue(value)} is not the name of a file` };
    if (files?.has(value)) return { value };
    const known = files && files.size > 0 ? `it has ${[...files].join(', ')}` : 'it has no files';
    return { problem: `the item has no file ${describeValue(value)}; ${known}` };
  },
  // Whether a default is there is known with the item.
  keepDefault: true,
};

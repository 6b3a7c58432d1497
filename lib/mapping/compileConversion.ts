import type { JsonValue } from '../plan/json';
import { datePattern } from './dates/datePattern';
import { checkZone } from './dates/zone';
import { ownPattern } from './formats/pattern';
import { valueFormats } from './formats/valueFormats';
import type { FieldRule } from './MappingDocument';
import { type Column, inRow, rowError } from './mappingErrors';
import { dateConversion } from './types/dateReader';
import { describeValue } from './types/describeValue';
import type { Converted, FileNames, ValueType } from './types/ValueType';
import { valueTypes } from './types/valueTypes';

/** One demand on a value: it is converted, or refused under the rule's name. */
export interface Conversion {
  /** `type`, `format` or `pattern`. */
  readonly rule: string;
  readonly expects: string;
  convert(value: JsonValue, files?: FileNames): Converted;
}

/**
 * What has to happen to a row's values, in order: the type, then the format, then the pattern.
 *
 * @throws ApiError MAPPING_INVALID that names the row and the column
 */
export function compileConversions(rule: FieldRule, row: number, type: ValueType): Conversion[] {
  const isDate = type === valueTypes.get('date') || type === valueTypes.get('dateTime');
  if (!isDate) refuseDateSettings(rule, row);
  const steps: Conversion[] = [];
  if (isDate) steps.push(dateStep(rule, row, type));
  else if (type !== valueTypes.get('any'))
    steps.push({ rule: 'type', expects: type.expects, convert: type.convert });
  if (rule.format !== undefined && !isDate) steps.push(formatStep(rule.format, row));
  if (rule.pattern !== undefined) {
    const matches = inRow(row, 'Pattern', () => ownPattern(rule.pattern!));
    steps.push({ rule: 'pattern', expects: rule.pattern, convert: onText(matches) });
  }
  return steps;
}

function dateStep(
  { sourceFormat, format, zone, type: name }: FieldRule,
  row: number,
  type: ValueType,
): Conversion {
  const check = (column: Column, text: string | undefined, read: (text: string) => unknown) => {
    if (text !== undefined) inRow(row, column, () => read(text));
  };
  check('Source Format', sourceFormat, datePattern);
  check('Format', format, datePattern);
  check('Time Zone', zone, checkZone);
  const isPlain = sourceFormat === undefined && format === undefined && zone === undefined;
  return {
    rule: 'type',
    expects: sourceFormat === undefined ? type.expects : `${type.expects} written as ${sourceFormat}`,
    convert: isPlain
      ? type.convert
      : dateConversion(name === 'date' ? 'date' : 'dateTime', { sourceFormat, format, zone }),
  };
}

function formatStep(name: string, row: number): Conversion {
  const format = inRow(row, 'Format', () => valueFormats.get(name));
  return { rule: 'format', expects: format.expects, convert: onText((text) => format.convert(text)) };
}

/** Formats are for texts; a number is one once it is written out. */
function onText(convert: (text: string) => Converted): (value: JsonValue) => Converted {
  return (value) => {
    if (typeof value === 'string') return convert(value);
    if (typeof value === 'number') return convert(String(value));
    return { problem: `${describeValue(value)} is not text` };
  };
}

function refuseDateSettings({ sourceFormat, zone }: FieldRule, row: number): void {
  const advice = 'it is for the types Date and Date and Time';
  if (sourceFormat !== undefined) throw rowError(row, 'Source Format', advice);
  if (zone !== undefined) throw rowError(row, 'Time Zone', advice);
}

import type { JsonValue } from '../../plan/json';
import { valueFormats } from '../formats/valueFormats';
import type { TargetField } from '../targets/targetFields';
import { valueTypes } from '../types/valueTypes';
import type { SourceField } from './sourceFields';

/** What the values say about a pair: how many fit the target, and what speaks for it besides. */
export interface ValueEvidence {
  /** From 0 (none of the values fits) to 1. */
  readonly fit: number;
  /** From 0 to 1: how much the values look like what the target wants. */
  readonly likeness: number;
  readonly reason?: string;
}

const telling = ['email', 'uuid', 'uri', 'phone', 'currency'] as const;

/** Compares the values that were seen with what the target demands. */
export function compareValues({ values }: SourceField, target: TargetField): ValueEvidence {
  if (values.length === 0) return { fit: 0.9, likeness: 0 };
  const type = valueTypes.get(target.type);
  const isScalarWanted = !['any', 'array', 'object', 'json'].includes(target.type);
  const fitting = values.filter((value) => 'value' in type.convert(value) && fits(value, target));
  if (isScalarWanted && values.every((value) => typeof value === 'object')) return { fit: 0, likeness: 0 };
  const fit = fitting.length / values.length;
  const format = target.format ?? formatOf(target.examples as JsonValue[]);
  if (format !== undefined) {
    const same = formatOf(values) === format;
    return same
      ? { fit, likeness: 1, reason: `its values look like ${valueFormats.get(format).expects}` }
      : { fit: fit * 0.6, likeness: 0 };
  }
  const { choices } = target;
  if (choices && fit === 1)
    return { fit, likeness: 0.8, reason: `its values are among ${choices.slice(0, 4).join(', ')}` };
  // A field of addresses is not meant where plain text is wanted.
  if (target.examples.length > 0 && formatOf(values) !== undefined) return { fit: fit * 0.7, likeness: 0 };
  return likenessOfTypes(values, target, fit);
}

function likenessOfTypes(values: readonly JsonValue[], target: TargetField, fit: number): ValueEvidence {
  const label = valueTypes.get(target.type).expects;
  const isDate = target.type === 'date' || target.type === 'dateTime';
  if (isDate && fit === 1 && values.every((value) => typeof value === 'string'))
    return { fit, likeness: 0.6, reason: `each of its values is ${label}` };
  if (target.type === 'boolean' && fit === 1)
    return { fit, likeness: 0.5, reason: `each of its values is ${label}` };
  // Numbers under the name of a text are suspicious, as are texts that happen to be digits the other way round.
  if (target.type === 'text' && values.every((value) => typeof value === 'boolean'))
    return { fit: 0.6, likeness: 0 };
  return { fit, likeness: 0.1 };
}

function fits(value: JsonValue, { choices }: TargetField): boolean {
  return !choices || choices.includes(String(value));
}

/** The format that all values have. */
function formatOf(values: readonly JsonValue[]): (typeof telling)[number] | undefined {
  const texts = values.filter((value): value is string => typeof value === 'string');
  if (texts.length === 0 || texts.length < values.length) return undefined;
  return telling.find((name) => {
    const good = texts.filter((text) => 'value' in valueFormats.get(name).convert(text));
    // Real data has its exceptions.
    return good.length / texts.length >= 0.8;
  });
}

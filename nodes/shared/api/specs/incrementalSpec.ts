import type { IncrementalSpec } from '../../../../lib';
import { type FormValues, textOf } from '../../formValues';
import { memberSettings } from '../memberSettings';

/** The values of Options > Only New Since Last Run; undefined when the group was not added. */
export function readIncremental(values: FormValues): IncrementalSpec | undefined {
  if (Object.keys(values).length === 0) return undefined;
  const { strategy, onExpired, startOver, name, ...fields } = values;
  const chosen = textOf(strategy) || 'field';
  return {
    strategy: chosen,
    settings: memberSettings(chosen, fields),
    onExpired: onExpired === 'fail' ? 'fail' : 'startOver',
    startOver: startOver === true,
    name: textOf(name).trim(),
  };
}

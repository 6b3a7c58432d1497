import { createRegistry } from '../../plan/createRegistry';
import { any } from './any';
import { array } from './array';
import { binary } from './binary';
import { boolean } from './boolean';
import { date } from './date';
import { dateTime } from './dateTime';
import { decimal } from './decimal';
import { integer } from './integer';
import { json } from './json';
import { number } from './number';
import { object } from './object';
import { text } from './text';
import type { ValueType } from './ValueType';

/** Everything that a target field can be, in the order in which lists show it. */
export const valueTypes = createRegistry('value type', {
  any,
  text,
  number,
  integer,
  decimal,
  boolean,
  date,
  dateTime,
  array,
  object,
  json,
  binary,
} satisfies Record<string, ValueType>);

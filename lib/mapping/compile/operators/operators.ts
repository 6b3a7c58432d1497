import type { Evaluate } from '../Evaluate';
import type { Run } from '../Run';
import { minus, modulo, over, plus, times } from './arithmetic';
import { equal, includes, less, lessOrEqual, more, moreOrEqual, unequal } from './comparison';
import { and, or } from './boolean';
import { concatenation } from './concatenation';
import { range } from './range';

/** The code of an operator over the code of its two sides, which are evaluated from left to right. */
export type Operator = (left: Evaluate, right: Evaluate, run: Run) => Evaluate;

export const operators: Readonly<Record<string, Operator>> = {
  '+': plus,
  '-': minus,
  '*': times,
  '/': over,
  '%': modulo,
  '=': equal,
  '!=': unequal,
  '<': less,
  '<=': lessOrEqual,
  '>': more,
  '>=': moreOrEqual,
  '&': concatenation,
  '..': range,
  in: includes,
  and,
  or,
};

import { longestText, tooMuchText } from '../../expression/limits';
import { toText } from '../values/toText';
import type { Operator } from './operators';

/** Joins two texts; what is missing is empty. */
export const concatenation: Operator = (leftOf, rightOf, run) => (input, frame) => {
  const left = leftOf(input, frame);
  const right = rightOf(input, frame);
  const text =
    (left === undefined ? '' : toText(left, run)) + (right === undefined ? '' : toText(right, run));
  if (text.length > longestText) throw tooMuchText();
  return text;
};

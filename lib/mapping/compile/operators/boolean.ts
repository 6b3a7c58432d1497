import { isTrue } from '../values/truth';
import type { Operator } from './operators';

export const and: Operator = (left, right) => (input, frame) =>
  isTrue(left(input, frame)) && isTrue(right(input, frame));

export const or: Operator = (left, right) => (input, frame) =>
  isTrue(left(input, frame)) || isTrue(right(input, frame));

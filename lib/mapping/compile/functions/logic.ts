import { isTrue } from '../values/truth';
import type { FunctionGroup } from './OwnFunction';

export const logic: FunctionGroup = () => ({
  boolean: { one: (value) => (value === undefined ? undefined : isTrue(value)) },
  not: { one: (value) => (value === undefined ? undefined : !isTrue(value)) },
  exists: { one: (value) => value !== undefined },
});

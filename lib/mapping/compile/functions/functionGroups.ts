import { aggregation } from './aggregation';
import { higherOrder } from './higherOrder';
import { lists } from './lists';
import { logic } from './logic';
import { numeric } from './numeric';
import type { FunctionGroup } from './OwnFunction';
import { patterns } from './patterns';
import { text } from './text';
import { time } from './time';

/** Built-in functions that are written again, by the kind of value they are for; jsonata's own serve for the rest. */
export const functionGroups: readonly FunctionGroup[] = [
  aggregation,
  higherOrder,
  lists,
  logic,
  numeric,
  patterns,
  text,
  time,
];

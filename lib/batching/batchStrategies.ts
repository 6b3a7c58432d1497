import { createRegistry } from '../plan/createRegistry';
import type { BatchStrategy } from './BatchStrategy';
import { bodyArray } from './strategies/bodyArray';
import { graphqlOperations } from './strategies/graphqlOperations';
import { multiId } from './strategies/multiId';
import { ndjson } from './strategies/ndjson';
import { odataBatch } from './strategies/odataBatch';
import { rpcCalls } from './strategies/rpcCalls';

/** Every form in which many items can go out in one request. */
export const batchStrategies = createRegistry('batch strategy', {
  bodyArray,
  ndjson,
  odataBatch,
  multiId,
  rpcCalls,
  graphqlOperations,
} satisfies Record<string, BatchStrategy>);

/** The forms that a protocol has, as registry entries. */
export function batchStrategiesOf(protocol: string): typeof batchStrategies.entries {
  return batchStrategies.entries.filter(([, strategy]) => protocolsOf(strategy).includes(protocol));
}

function protocolsOf({ protocols = ['rest'] }: BatchStrategy): readonly string[] {
  return protocols;
}

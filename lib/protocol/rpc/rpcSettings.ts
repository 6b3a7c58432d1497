import type { RequestPlan } from '../../plan/RequestPlan';

/** What a plan's `call` says to the RPC protocols. */
export interface RpcSettings {
  /** JSON-RPC only. */
  readonly version: '2.0' | '1.0';
  /** No reply is expected, and none counts. */
  readonly isNotification: boolean;
  /** JSON-RPC only: ids are sent as `"1"` instead of `1`. */
  readonly textIds: boolean;
  /** What becomes of results: see rpcContent. */
  readonly result: 'value' | 'list' | 'whole';
}

export function rpcSettings({ call = {} }: Pick<RequestPlan, 'call'>): RpcSettings {
  return {
    version: call.version === '1.0' ? '1.0' : '2.0',
    isNotification: call.isNotification === true,
    textIds: call.textIds === true,
    result: call.result === 'list' || call.result === 'whole' ? call.result : 'value',
  };
}

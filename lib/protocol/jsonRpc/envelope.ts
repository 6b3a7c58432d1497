import type { JsonObject, JsonValue } from '../../plan/json';
import type { RpcCall } from '../rpc/RpcCall';
import type { RpcSettings } from '../rpc/rpcSettings';

/**
 * A call as JSON-RPC writes it. 2.0 (section 4): parameters may be left out, a notification has no id. 1.0 (section
 * 1.1): parameters are a list and always there, a notification has the id null.
 */
export function envelope({ method, params }: RpcCall, id: number, settings: RpcSettings): JsonObject {
  const { version, isNotification, textIds } = settings;
  const ownId = textIds ? String(id) : id;
  if (version === '1.0') {
    return { method, params: (params ?? []) as JsonValue, id: isNotification ? null : ownId };
  }
  return {
    jsonrpc: '2.0',
    method,
    ...(params !== undefined && { params: params as JsonValue }),
    ...(!isNotification && { id: ownId }),
  };
}

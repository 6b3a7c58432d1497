import { isObject } from '../../plan/json';
import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';

/** JSON-RPC answers with status 200 whatever happens. */
export const jsonRpc: Dialect = {
  label: 'JSON-RPC errors',
  understands: '`{"jsonrpc": "2.0", "error": {"code": -32005 or 429}}` with any status',
  apis: 'Ethereum nodes and the services in front of them',
  source: 'EIP-1474',
  refusal(response) {
    const { jsonrpc, error } = limitObject(response);
    const code = jsonrpc === '2.0' && isObject(error) ? error.code : undefined;
    return code === -32005 || code === 429 ? { kind: 'rate' } : undefined;
  },
};

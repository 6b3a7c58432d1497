import { methods } from './methods';
import type { RemoteParameter } from './RemoteMethod';

const schemas = {
  int: { type: 'integer' },
  double: { type: 'number' },
  string: { type: 'string' },
  struct: { type: 'object' },
  'dateTime.iso8601': { type: 'string', format: 'date-time' },
} as const satisfies Record<RemoteParameter['type'], object>;

/** What `rpc.discover` gives: the methods as an OpenRPC document. */
export const openRpcDocument = {
  openrpc: '1.3.2',
  info: { title: 'Demo service', version: '1.0.0' },
  methods: methods.map(({ name, help, parameters }) => ({
    name,
    summary: help,
    params: parameters.map((parameter) => ({
      name: parameter.name,
      description: parameter.help,
      required: parameter.optional !== true,
      schema: schemas[parameter.type],
    })),
    result: { name: 'result', schema: {} },
  })),
};

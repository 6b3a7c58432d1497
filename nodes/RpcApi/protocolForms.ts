import { protocols } from '../../lib';
import type { ProtocolForm } from './ProtocolForm';
import { grpcForm } from './protocols/grpcForm';
import { jsonRpcForm } from './protocols/jsonRpcForm';
import { xmlRpcForm } from './protocols/xmlRpcForm';

/** Every protocol of the node, by its name in the engine. One line a protocol. */
export const protocolForms = {
  jsonRpc: jsonRpcForm,
  xmlRpc: xmlRpcForm,
  grpc: grpcForm,
} as const satisfies Record<string, ProtocolForm>;

export type ProtocolName = keyof typeof protocolForms;

export const protocolNames = Object.keys(protocolForms) as ProtocolName[];

export function formOf(protocol: string): ProtocolForm {
  protocols.get(protocol); // an unknown name is an error that lists the known ones
  return protocolForms[protocol as ProtocolName];
}

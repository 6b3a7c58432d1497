import type { JsonValue } from '../../plan/json';
import { listParameters } from '../rpc/listParameters';
import type { RpcCall } from '../rpc/RpcCall';
import { writeText } from './writeText';
import { apacheNamespace, writeValue, type XmlDialect } from './writeValue';

/** The document that calls a method. */
export function writeCall({ method, params }: RpcCall, dialect: XmlDialect): string {
  const values = listParameters(params as JsonValue, 'XML-RPC')
    .map((param) => `<param>${writeValue(param, dialect)}</param>`)
    .join('');
  const name = writeText(method, dialect.asciiOnly);
  const declaration = values.includes('<ex:') ? ` xmlns:ex="${apacheNamespace}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<methodCall${declaration}><methodName>${name}</methodName><params>${values}</params></methodCall>`;
}

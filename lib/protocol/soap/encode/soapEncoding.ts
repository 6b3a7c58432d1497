import type { JsonValue } from '../../../plan/json';
import { namespaces } from '../namespaces';
import type { QName } from '../QName';
import { anyType, simple } from '../schema/knownTypes';
import type { SchemaType } from '../schema/SchemaTypes';
import type { XmlWriter } from '../xml/XmlWriter';
import type { Attribute } from './attributesOf';

export const instanceType: QName = { namespace: namespaces.instance, local: 'type' };

/** What a SOAP-encoded array says about its items: SOAP 1.1, section 5.4.2; SOAP 1.2 part 2, section 3.1.4. */
export function arrayAttributes(
  itemType: QName,
  count: number,
  encoding: string = namespaces.encoding11,
  writer: XmlWriter,
): Attribute[] {
  const item = writer.written(itemType);
  if (encoding === namespaces.encoding11) {
    return [[{ namespace: encoding, local: 'arrayType' }, `${item}[${count}]`]];
  }
  return [
    [{ namespace: encoding, local: 'itemType' }, item],
    [{ namespace: encoding, local: 'arraySize' }, String(count)],
  ];
}

/** The type that each value of an rpc/encoded message states. */
export function encodedType(
  type: SchemaType,
  value: JsonValue,
  encoding: string,
  writer: XmlWriter,
): Attribute[] {
  const isArray = type.kind === 'complex' && type.arrayOf;
  const own = type === anyType ? ownType(value) : type.name;
  const name = isArray ? { namespace: encoding, local: 'Array' } : own;
  return name ? [[instanceType, writer.written(name)]] : [];
}

/** The type that a value shows by itself. */
function ownType(value: JsonValue): QName | undefined {
  if (typeof value === 'boolean') return simple('boolean').name;
  if (typeof value === 'number') return simple(Number.isInteger(value) ? 'int' : 'double').name;
  return typeof value === 'string' ? simple('string').name : undefined;
}

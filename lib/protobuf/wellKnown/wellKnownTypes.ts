import { any } from './any';
import { duration } from './duration';
import { fieldMask } from './fieldMask';
import { listValue, struct, value } from './struct';
import { timestamp } from './timestamp';
import type { WellKnownType } from './WellKnownType';
import { wrapper } from './wrapper';

const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const integer = { type: 'integer' } as const;

/** By full name, with the dot in front. */
export const wellKnownTypes: Readonly<Record<string, WellKnownType>> = {
  '.google.protobuf.Any': any,
  '.google.protobuf.Timestamp': timestamp,
  '.google.protobuf.Duration': duration,
  '.google.protobuf.FieldMask': fieldMask,
  '.google.protobuf.Struct': struct,
  '.google.protobuf.Value': value,
  '.google.protobuf.ListValue': listValue,
  '.google.protobuf.DoubleValue': wrapper('double', number),
  '.google.protobuf.FloatValue': wrapper('float', number),
  '.google.protobuf.Int64Value': wrapper('int64', { ...text, format: 'int64' }),
  '.google.protobuf.UInt64Value': wrapper('uint64', { ...text, format: 'uint64' }),
  '.google.protobuf.Int32Value': wrapper('int32', integer),
  '.google.protobuf.UInt32Value': wrapper('uint32', integer),
  '.google.protobuf.BoolValue': wrapper('bool', { type: 'boolean' }),
  '.google.protobuf.StringValue': wrapper('string', text),
  '.google.protobuf.BytesValue': wrapper('bytes', { ...text, format: 'byte' }),
};

import type { JsonValue } from '../../plan/json';
import type { Root } from '../../vendor/protobufjs';
import type { Protobuf } from '../protobufLibrary';

/** What turning messages into JSON and back needs besides the message. */
export interface JsonContext {
  readonly library: Protobuf;
  /** Where the types inside of `google.protobuf.Any` are looked up. */
  readonly root: Root;
  /** What stands for bytes in JSON; Base64 text where this is absent. `name`: of the field, as JSON has it. */
  readonly showBytes?: ShowBytes;
}

export type ShowBytes = (bytes: Uint8Array, name: string) => JsonValue;

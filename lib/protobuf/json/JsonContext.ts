import type { Root } from '../../vendor/protobufjs';
import type { Protobuf } from '../protobufLibrary';

/** What turning messages into JSON and back needs besides the message. */
export interface JsonContext {
  readonly library: Protobuf;
  /** Where the types inside of `google.protobuf.Any` are looked up. */
  readonly root: Root;
}

import type { JsonValue } from '../../plan/json';
import type { JsonSchema } from '../../plan/JsonSchema';
import type { Path } from '../../plan/path';
import type { Type } from '../../vendor/protobufjs';
import type { JsonContext } from '../json/JsonContext';
import type { MessageData } from '../json/toJson';

/** How a message that any type can hold is written as JSON. */
export interface WritingContext extends JsonContext {
  toJson(type: Type, message: MessageData, context: JsonContext): JsonValue;
}

/** How a message that any type can hold is read from JSON. */
export interface ReadingContext extends JsonContext {
  fromJson(type: Type, value: JsonValue, context: JsonContext, path: Path): Record<string, unknown>;
}

/** A message type of google/protobuf whose JSON form is not that of its fields (protobuf.dev, "ProtoJSON Format"). */
export interface WellKnownType {
  readonly schema: JsonSchema;
  toJson(message: MessageData, context: WritingContext): JsonValue;
  /** @throws ApiError INVALID_SETTING that names the path */
  fromJson(value: JsonValue, path: Path, context: ReadingContext): Record<string, unknown>;
}

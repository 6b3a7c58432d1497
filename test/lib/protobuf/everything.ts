import { parseProto } from '../../../lib/protobuf/parseProto';

/** A file with every kind of field. */
export const everythingProto = `
syntax = "proto3";
package test.v1;

import "google/protobuf/any.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/field_mask.proto";
import "google/protobuf/struct.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";
import "google/api/annotations.proto";

enum Colour { COLOUR_UNSPECIFIED = 0; RED = 1; BLUE = 2; }

// All there is.
message Everything {
  // Signed.
  int64 big = 1;
  uint64 huge = 2;
  sint64 zigzag = 3;
  fixed64 fixed = 4;
  int32 small = 5;
  uint32 positive = 6;
  double ratio = 7;
  float share = 8;
  bool active = 9;
  string display_name = 10;
  bytes content = 11;
  Colour colour = 12;
  repeated Colour colours = 13;
  repeated int32 numbers = 14;
  map<string, int32> counts = 15;
  map<int64, string> by_id = 16;
  map<bool, string> by_flag = 17;
  map<string, Everything> children = 18;
  optional int32 maybe = 19;
  oneof choice { string text = 20; Everything other = 21; }
  google.protobuf.Timestamp at = 22;
  google.protobuf.Duration lasting = 23;
  google.protobuf.Struct data = 24;
  google.protobuf.Value value = 25;
  google.protobuf.ListValue list = 26;
  google.protobuf.Any anything = 27;
  google.protobuf.FieldMask mask = 28;
  google.protobuf.Int64Value wrapped_big = 29;
  google.protobuf.StringValue wrapped_text = 30;
  google.protobuf.BoolValue wrapped_flag = 31;
  google.protobuf.BytesValue wrapped_bytes = 32;
  string renamed = 33 [json_name = "calledSo"];
  map<string, google.protobuf.Timestamp> times = 34;
  map<uint64, string> by_huge = 35;
}

// Does things.
service Things {
  // Returns what it was given.
  rpc Echo(Everything) returns (Everything) { option (google.api.http) = { get: "/v1/echo" }; }
  rpc List(Everything) returns (stream Everything) { option deprecated = true; }
  rpc Collect(stream Everything) returns (Everything);
  rpc Chat(stream Everything) returns (stream Everything);
}
`;

export const everything = async () => {
  const schema = await parseProto([{ name: 'things.proto', text: everythingProto }]);
  return { schema, type: schema.message('test.v1.Everything')! };
};

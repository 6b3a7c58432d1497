import { createPlan } from '../../../../lib/plan/RequestPlan';
import type { JsonValue } from '../../../../lib/plan/json';
import type { Exchange } from '../../../../lib/ports/Transport';
import { toFrames } from '../../../../lib/protobuf/frames';
import { parseProto } from '../../../../lib/protobuf/parseProto';
import type { ProtobufSchema } from '../../../../lib/protobuf/ProtobufSchema';
import { grpc } from '../../../../lib/protocol/grpc/grpc';

const text = `syntax = "proto3";
package t;
import "google/protobuf/wrappers.proto";
import "google/protobuf/any.proto";
message File {
  string name = 1;
  bytes content = 2;
  google.protobuf.BytesValue preview = 3;
  repeated File parts = 4;
  map<string, bytes> by_page = 5;
  google.protobuf.Any any = 6;
}
service Files { rpc Get(File) returns (File); rpc Read(File) returns (stream File); }`;

let description: ProtobufSchema;
beforeAll(async () => {
  description = await parseProto([{ name: '', text }]);
});

const base64 = (words: string) => Buffer.from(words).toString('base64');

/** What answers of these messages become. */
async function decoded(method: string, messages: readonly JsonValue[], bytes?: 'files') {
  const url = `http://api.test/t.Files/${method}`;
  const body = toFrames(messages.map((message) => description.message('t.File')!.encode(message)));
  const headers = new Headers({ 'grpc-status': '0' });
  const exchange = { request: { url }, response: { status: 200, headers, body, url } } as unknown as Exchange;
  const plan = createPlan({ protocol: 'grpc', request: { url }, call: { ...(bytes && { bytes }) } });
  const { body: data, attachments } = await grpc.decode(exchange, plan, { description });
  return {
    data,
    files: attachments?.map((each) => [each.name, Buffer.from(each.bytes).toString()]),
  };
}

it('bytes of any place become files that the data names', async () => {
  const message: JsonValue = {
    name: 'all',
    content: base64('one'),
    preview: base64('two'),
    parts: [{ content: base64('three') }, { name: 'empty' }],
    byPage: { a: base64('four') },
    any: { '@type': 'type.googleapis.com/t.File', content: base64('five') },
  };
  const { data, files } = await decoded('Get', [message], 'files');
  expect(data).toMatchObject({
    name: 'all',
    content: { attachment: 'content', size: 3 },
    preview: { attachment: 'preview', size: 3 },
    parts: [{ content: { attachment: 'content_2', size: 5 } }, { content: null }],
    byPage: { a: { attachment: 'byPage', size: 4 } },
    any: { content: { attachment: 'content_3', size: 4 } },
  });
  expect(files).toEqual([
    ['content', 'one'],
    ['preview', 'two'],
    ['content_2', 'three'],
    ['byPage', 'four'],
    ['content_3', 'five'],
  ]);
});

it('the messages of a stream have files of their own', async () => {
  const { data, files } = await decoded(
    'Read',
    [{ content: base64('a') }, { content: base64('b') }],
    'files',
  );
  expect(data).toMatchObject([
    { content: { attachment: 'content' } },
    { content: { attachment: 'content_2' } },
  ]);
  expect(files).toEqual([
    ['content', 'a'],
    ['content_2', 'b'],
  ]);
});

it('they are text unless files are asked for', async () => {
  const { data, files } = await decoded('Get', [{ content: base64('a'), preview: base64('b') }]);
  expect(data).toMatchObject({ content: base64('a'), preview: base64('b') });
  expect(files).toBeUndefined();
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSync, type MessageTypeDefinition } from '@grpc/proto-loader';
import { inputFields } from '../../../lib/discovery/inputFields';
import { parseProto } from '../../../lib/protobuf/parseProto';
import type { ProtobufSchema } from '../../../lib/protobuf/ProtobufSchema';
import { readDescriptorSet } from '../../../lib/protobuf/readDescriptors';
import { everything, everythingProto } from './everything';

describe('.proto texts', () => {
  it('tell the methods with their kinds and comments', async () => {
    const { schema } = await everything();
    const told = schema.methods.map(({ id, clientStreams, serverStreams, help, isDeprecated }) => ({
      id,
      streams: [clientStreams, serverStreams],
      help,
      isDeprecated,
    }));
    expect(told).toEqual([
      {
        id: 'test.v1.Things/Echo',
        streams: [false, false],
        help: 'Returns what it was given.',
        isDeprecated: false,
      },
      { id: 'test.v1.Things/List', streams: [false, true], help: undefined, isDeprecated: true },
      { id: 'test.v1.Things/Collect', streams: [true, false], help: undefined, isDeprecated: false },
      { id: 'test.v1.Things/Chat', streams: [true, true], help: undefined, isDeprecated: false },
    ]);
    expect(schema.warnings).toEqual([
      'The file "google/api/annotations.proto", which is imported, was not given; nothing but options came from it.',
    ]);
  });

  it('make typed fields', async () => {
    const { type } = await everything();
    const fields = Object.fromEntries(inputFields(type.schema()).map((field) => [field.path, field]));
    expect(fields).toMatchObject({
      big: { kind: 'text', label: 'big: Signed.' },
      small: { kind: 'number' },
      active: { kind: 'switch' },
      colour: { kind: 'choice', choices: ['COLOUR_UNSPECIFIED', 'RED', 'BLUE'] },
      colours: { kind: 'list' },
      counts: { kind: 'object' },
      at: { kind: 'dateTime' },
      data: { kind: 'object' },
      text: { kind: 'text', label: 'text: One of text, other' },
    });
  });

  it('may be several files that import each other, under names that begin elsewhere', async () => {
    const schema = await parseProto([
      {
        name: 'api/service.proto',
        text: 'syntax = "proto3"; package a; import "api/v1/types.proto"; service S { rpc Do(b.Input) returns (b.Input); }',
      },
      { name: 'types.proto', text: 'syntax = "proto3"; package b; message Input { string id = 1; }' },
    ]);
    expect(schema.methods[0]).toMatchObject({ id: 'a.S/Do', input: { name: 'b.Input' } });
    expect(schema.warnings).toEqual([]);
  });

  it('finds methods however they are written, and names similar ones', async () => {
    const { schema } = await everything();
    for (const text of ['test.v1.Things/Echo', '/test.v1.Things/Echo', 'test.v1.Things.Echo']) {
      expect(schema.method(text).id).toBe('test.v1.Things/Echo');
    }
    expect(() => schema.method('test.v1.Thing/Echo')).toThrow(
      expect.objectContaining({
        message: 'The description of the API has no method "test.v1.Thing/Echo"',
        hint: 'It has test.v1.Things/Echo.',
      }),
    );
  });

  it.each([
    [
      'syntax = "proto3";\nmessage A {\n  string name 1;\n}',
      "a.proto cannot be read: illegal token '1', '=' expected, line 3, column 15",
    ],
    [
      'syntax = "proto3";\nmessage A { strin g = 1; }',
      'a.proto, line 2, column 13: the type strin is not defined',
    ],
    ['message A { string x', "a.proto cannot be read: illegal token 'string', line 1, column 13"],
    ['syntax = "proto3"; message A {', 'a.proto ends too early, line 1, column 31'],
    [
      'syntax = "proto3"; import "b.proto"; service S { rpc Do(b.X) returns (b.X); }',
      'a.proto, line 1, column 57: the type b.X is not defined',
    ],
    ['{ "openapi": "3.0.0" }', "a.proto cannot be read: illegal token '{', line 1, column 1"],
  ])('that are wrong: %j', async (text, message) => {
    await expect(parseProto([{ name: 'a.proto', text }])).rejects.toMatchObject({
      code: 'DESCRIPTION_INVALID',
      message,
    });
  });

  it('name the imports that would help', async () => {
    const text = 'syntax = "proto3"; import "b.proto"; message A { b.X x = 1; }';
    await expect(parseProto([{ name: '', text }])).rejects.toMatchObject({
      hint: 'Add the imported files that are missing: b.proto.',
    });
  });
});

/** A descriptor set as protoc writes it, by another implementation. */
function descriptorSet(): Buffer {
  const file = join(mkdtempSync(join(tmpdir(), 'proto-')), 'things.proto');
  writeFileSync(
    file,
    everythingProto.replace(/import "google.api.*\n/, '').replace(/\{ option \(google.*; \}/, ';'),
  );
  const definition = loadSync(file)['test.v1.Everything'] as MessageTypeDefinition<object, object>;
  return Buffer.concat(
    definition.fileDescriptorProtos.map((bytes) =>
      Buffer.concat([Buffer.from([0x0a, (bytes.length & 127) | 128, bytes.length >> 7]), bytes]),
    ),
  );
}

describe('descriptors', () => {
  it('say the same as the text', async () => {
    const read = await readDescriptorSet(descriptorSet());
    const { schema, type } = await everything();
    const streams = ({ methods }: ProtobufSchema) =>
      methods.map(({ id, clientStreams, serverStreams }) => [id, clientStreams, serverStreams]);
    expect(streams(read)).toEqual(streams(schema));
    const value = {
      big: '9007199254740993',
      byId: { '5': 'five' },
      counts: { a: 1 },
      children: { b: { colour: 'RED' } },
      maybe: 0,
      text: 'chosen',
      numbers: [1, 2],
      at: '2026-11-25T13:40:11Z',
      data: { a: null },
    };
    const own = read.message('test.v1.Everything')!;
    expect(own.encode(value)).toEqual(type.encode(value));
    expect(own.decode(type.encode(value))).toMatchObject(value);
    expect(own.decode(own.encode({}))).not.toHaveProperty('maybe');
  });

  it('that are none', async () => {
    for (const bytes of [Buffer.from('syntax = "proto3";'), Buffer.alloc(0)]) {
      await expect(readDescriptorSet(bytes)).rejects.toMatchObject({
        code: 'DESCRIPTION_INVALID',
        message: 'This is no descriptor set',
      });
    }
  });
});

import { introspectionFromSchema } from 'graphql';
import { findRootField, ofKinds } from '../../../../../lib/protocol/graphql/schema/describeSchema';
import { readSchemaAnswer, readSchemaText } from '../../../../../lib/protocol/graphql/schema/loadSchema';
import { trackerSchema, trackerSdl } from '../../../../support/graphql/trackerSchema';

const ids = async (sdl: string) => (await readSchemaText(sdl)).operations.map(({ id }) => id);

describe('a schema in the schema language', () => {
  it('says the same as introspection', async () => {
    const written = await readSchemaText(trackerSdl);
    const asked = readSchemaAnswer(introspectionFromSchema(trackerSchema));
    expect(
      written.operations.map(({ id, label, help, isDeprecated }) => ({ id, label, help, isDeprecated })),
    ).toEqual(
      asked.operations.map(({ id, label, help, isDeprecated }) => ({ id, label, help, isDeprecated })),
    );
    for (const [at, operation] of written.operations.entries()) {
      expect(operation.input()).toEqual(asked.operations[at]!.input());
    }
  });

  it('is read with keywords as names, descriptions, directives and extensions', async () => {
    const sdl = `
      directive @on(type: String) repeatable on FIELD_DEFINITION
      """The type of queries: type Query { }"""
      type Query { type: type! @on(type: "type X {") input(enum: union): String }
      "not scalar" type type { schema: String }
      input union { interface: [Int!] = [1, 2] }
      extend type Query { later: Later }
      union Later = type | Other
      type Other implements Named & Node @on { name: String }
      interface Named { name: String } interface Node { name: String }
      extend schema { mutation: Changes }
      type Changes { change: Boolean }`;
    expect(await ids(sdl)).toEqual(['query type', 'query input', 'query later', 'mutation change']);
  });

  it('is read in parts, and a mistake in a later one is shown by its line', async () => {
    const types = Array.from({ length: 2_000 }, (_, at) => `type T${at} {\n  field: T${at}\n}`).join('\n');
    const sdl = `type Query { a: T1999 }\n${types}`;
    expect((await readSchemaText(sdl)).model.types.size).toBe(2_006);
    await expect(readSchemaText(`${sdl}\ntype Broken {\n  a: \n}`)).rejects.toThrow(
      'The schema cannot be read at line 6004, column 1',
    );
  });

  it('tells the kinds of operations apart', async () => {
    const sdl =
      'type Query { a: Int } type Mutation { b: Int } type Subscription { c: Int } schema { query: Query mutation: Mutation subscription: Subscription }';
    expect(await ids(sdl)).toEqual(['query a', 'mutation b', 'subscription c']);
    const { operations } = ofKinds(await readSchemaText(sdl), ['query', 'subscription']);
    expect(operations.map(({ id }) => id)).toEqual(['query a', 'subscription c']);
    expect(findRootField((await readSchemaText(sdl)).model, 'subscription c')?.kind).toBe('subscription');
  });

  it('has to have a root', async () => {
    await expect(readSchemaText('type User { id: ID }')).rejects.toThrow('no type "Query"');
  });
});

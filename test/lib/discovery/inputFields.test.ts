import { inputFields } from '../../../lib/discovery/inputFields';
import type { JsonSchema } from '../../../lib/plan/JsonSchema';

const person: JsonSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    nickname: { type: ['string', 'null'], description: 'What friends say.\nNot shown.' },
    name: { type: 'string' },
    manager: { $ref: '#/$defs/Person' },
  },
};

describe('inputFields', () => {
  it('lists what is required first, then the rest in the order of the description', () => {
    const fields = inputFields(person);
    expect(fields.map(({ path, required }) => [path, required])).toEqual([
      ['name', true],
      ['nickname', false],
      ['manager', false],
    ]);
    expect(fields[1]?.label).toBe('nickname: What friends say.');
  });

  it('opens nested objects, and requires what is in them only if they are required themselves', () => {
    const address: JsonSchema = {
      type: 'object',
      required: ['city'],
      properties: { city: { type: 'string' }, 'post code': { type: 'string' } },
    };
    const schema = (required: string[]): JsonSchema => ({
      type: 'object',
      required,
      properties: { address },
    });
    expect(inputFields(schema([])).map(({ path, required }) => [path, required])).toEqual([
      ['address.city', false],
      ['address.`post code`', false],
    ]);
    expect(inputFields(schema(['address']))[0]).toMatchObject({ path: 'address.city', required: true });
  });

  it('takes a type that holds itself as JSON where it comes again', () => {
    const fields = inputFields({ ...person, $defs: { Person: person } });
    expect(fields.map(({ path, kind }) => [path, kind])).toEqual([
      ['name', 'text'],
      ['nickname', 'text'],
      ['manager.nickname', 'text'],
      ['manager.name', 'text'],
      ['manager.manager', 'object'],
    ]);
  });

  it.each<[JsonSchema, object]>([
    [{ type: 'boolean' }, { kind: 'switch' }],
    [{ type: 'integer' }, { kind: 'number' }],
    [{ type: 'integer', format: 'int64' }, { kind: 'text' }],
    [{ type: 'string', format: 'decimal' }, { kind: 'text' }],
    [{ type: 'string', format: 'date-time' }, { kind: 'dateTime' }],
    [{ type: 'array', items: { type: 'string' } }, { kind: 'list' }],
    [{ type: 'object', additionalProperties: true }, { kind: 'object' }],
    [{ enum: ['open', 'closed'] }, { kind: 'choice', choices: ['open', 'closed'] }],
    [{ oneOf: [{ const: 'a' }, { const: 'b' }] }, { kind: 'choice', choices: ['a', 'b'] }],
    [
      { type: 'number', default: 10 },
      { kind: 'number', default: 10 },
    ],
    [{ allOf: [{ type: 'string' }, { description: 'Merged' }] }, { kind: 'text', label: 'value: Merged' }],
  ])('%j', (schema, expected) => {
    expect(inputFields({ type: 'object', properties: { value: schema } })[0]).toMatchObject(expected);
  });
});

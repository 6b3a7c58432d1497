import { describeFields } from '../../../lib/discovery/describeFields';
import type { JsonSchema } from '../../../lib/plan/JsonSchema';

const paths = (schema: JsonSchema) => describeFields(schema).map(({ path }) => path);

it('follows objects and lists, and is required only where all above is', () => {
  const line: JsonSchema = { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] };
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      order: { type: 'object', properties: { lines: { type: 'array', items: line } }, required: ['lines'] },
    },
  };
  expect(describeFields(schema)).toEqual([
    { path: 'order', type: 'object', required: false },
    { path: 'order.lines', type: 'array', required: false },
    { path: 'order.lines[].sku', type: 'string', required: false },
  ]);
});

it('ends where a type holds itself', () => {
  const node: JsonSchema = {
    type: 'object',
    properties: { name: { type: 'string' }, child: { $ref: '#/$defs/Node' } },
  };
  expect(
    paths({ type: 'object', properties: { root: { $ref: '#/$defs/Node' } }, $defs: { Node: node } }),
  ).toEqual(['root', 'root.name', 'root.child']);
});

it('stops at 500 fields', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 600 }, (_, at) => [`f${at}`, { type: 'string' } as const]),
  );
  expect(paths({ type: 'object', properties })).toHaveLength(500);
});

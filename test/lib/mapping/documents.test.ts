import { parseMappingDocument, readMappingDocument } from '../../../lib/mapping/documents/readDocument';
import { mappingSchema, ruleColumns } from '../../../lib/mapping/documents/mappingSchema';
import { nearest } from '../../../lib/mapping/documents/nearest';
import type { JsonObject, JsonValue } from '../../../lib/plan/json';
import { compileValidator } from '../../../lib/validation/compileValidator';
import groups from '../../cases/mapping/groups.json';
import invalid from '../../cases/mapping/invalid-documents.json';
import items from '../../cases/mapping/items.json';

const asData = (value: unknown) => JSON.parse(JSON.stringify(value)) as JsonValue;

describe('the published schema of mapping documents', () => {
  it.each([...items, ...groups])('accepts: $name', async (test) => {
    const {
      name: _,
      item: _item,
      items: _items,
      bindings: _bindings,
      values: _values,
      problems: _problems,
      groups: _groups,
      ...document
    } = test as unknown as JsonObject;
    const validate = await compileValidator(asData(mappingSchema));
    expect(validate({ version: 1, ...document })).toEqual([]);
  });

  it.each([
    { version: 2, fields: [] },
    { version: 1 },
    { version: 1, fields: [{ source: 'a' }] },
    { version: 1, fields: [{ target: 'a', source: 'a', type: 'strng' }] },
    { version: 1, fields: [{ target: 'a', sorce: 'a' }] },
  ])('refuses %j', async (document) => {
    const validate = await compileValidator(asData(mappingSchema));
    expect(validate(asData(document))).not.toEqual([]);
  });

  it('names every column that invalid documents are told about', () => {
    const used = invalid.flatMap(({ rows = [] }) =>
      (rows as unknown[]).flatMap((row) => Object.keys(row as object)),
    );
    expect(used.filter((name) => !ruleColumns.includes(name) && !/^\d$/.test(name))).toEqual([]);
  });
});

it('reads a document with a byte order mark and a $schema', () => {
  expect(parseMappingDocument('\uFEFF{"$schema": "x", "version": 1, "fields": []}')).toEqual({
    version: 1,
    fields: [],
  });
});

it.each([
  [{ version: 1, field: [] }, 'The mapping is not valid: "field" is not known; did you mean "fields"?'],
  [
    { version: 1, fields: [{ target: 'a', zzz: 1 }] },
    /^Row 1, Target: the rule has "zzz", which is not known; known: target, source,/,
  ],
])('says which name is not known: %j', (document, message) => {
  expect(() => readMappingDocument(document)).toThrow(message);
});

it.each([
  ['requird', 'required'],
  ['On Error', 'onError'],
  ['owner', undefined],
  ['x', undefined],
])('%s is nearest to %s', (name, known) => expect(nearest(name, ruleColumns)).toBe(known));

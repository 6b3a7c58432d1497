import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '../../../lib/plan/json';
import { compileValidator } from '../../../lib/validation/compileValidator';
import { corpus, describeCorpus } from '../../support/corpora';

interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: ReadonlyArray<{ description: string; data: JsonValue; valid: boolean }>;
}

/** Schemas that refer to other documents, which are never fetched, or use `$dynamicRef`, which is refused. */
const remote =
  /"\$dynamicRef"|localhost:1234|draft2019-09|"\$ref":"https?:\/\/json-schema\.org|"\$vocabulary"|"\$schema":"http:\/\/localhost/;

/** What ajv does otherwise, group by group (decision 75). */
const known: Readonly<Record<string, string>> = {
  'enum.json: empty enum': 'refused: an empty list is a mistake',
  'ref.json: refs with relative uris and defs':
    'refused: it does not find its way through "$id"s within each other',
  'ref.json: relative refs with absolute uris and defs': 'refused, for the same reason',
  'ref.json: URN ref with nested pointer ref': 'refused, for the same reason',
  'ref.json: ref overrides any sibling keywords': 'words beside "$ref" count, in draft-07, too',
  'properties.json: properties whose names are Javascript object property names':
    '"__proto__" is no property',
  'unevaluatedItems.json: unevaluatedItems with nested items':
    'counts items that only a part of an "anyOf" knows',
  'unevaluatedItems.json: unevaluatedItems depends on adjacent contains':
    'takes what "contains" finds for all items',
  'unevaluatedItems.json: unevaluatedItems depends on multiple nested contains': 'the same',
  'unevaluatedItems.json: unevaluatedItems and contains interact to control item dependency relationship':
    'the same',
  'unevaluatedItems.json: unevaluatedItems with minContains = 0': 'the same',
  'unevaluatedItems.json: unevaluatedItems can see annotations from if without then and else':
    'an "if" alone counts for nothing',
  'unevaluatedProperties.json: unevaluatedProperties with if/then/else, then not defined': 'the same',
  'unevaluatedProperties.json: unevaluatedProperties can see annotations from if without then and else':
    'the same',
};

describeCorpus('JSON Schema Test Suite', 'json-schema', () => {
  const root = corpus('json-schema');
  describe.each(['draft2020-12', 'draft7'])('%s', (draft) => {
    const files = readdirSync(join(root, draft)).filter((name) => name.endsWith('.json'));
    it.each(files)('%s', async (file) => {
      const groups = JSON.parse(readFileSync(join(root, draft, file), 'utf8')) as Group[];
      const wrong: string[] = [];
      for (const { description, schema, tests } of groups) {
        if (remote.test(JSON.stringify(schema))) continue;
        const marked = mark(schema, draft);
        if (`${file}: ${description}` in known) continue;
        for (const test of tests) {
          const name = `${draft}/${file}: ${description}: ${test.description}`;
          const validate = await compileValidator(marked, { assertsFormats: false }).catch(
            (error: Error) => error,
          );
          const isValid = validate instanceof Error ? validate.message : verdict(() => validate(test.data));
          if (isValid !== test.valid) wrong.push(`${name} → ${isValid}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  });
});

function verdict(validate: () => readonly unknown[]): boolean | string {
  try {
    return validate().length === 0;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The suite leaves the draft to the folder; a schema of a boolean has no place for it. */
function mark(schema: JsonValue, draft: string): JsonValue {
  if (draft !== 'draft7' || typeof schema !== 'object' || schema === null) return schema;
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...(schema as JsonObject) };
}

/**
 * Writes docs/reference/ from the registries, so that the docs cannot say anything else than the code.
 * `--check` writes nothing and fails when a file is not up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authSchemes } from '../lib/auth/authSchemes';
import { batchStrategiesOf } from '../lib/batching/batchStrategies';
import { errorCodes } from '../lib/errors/codes';
import { incrementalStrategies } from '../lib/incremental/strategies';
import { mappingSchema } from '../lib/mapping/documents/mappingSchema';
import { helperFunctions } from '../lib/mapping/expression/helpers/helperFunctions';
import { valueFormats } from '../lib/mapping/formats/valueFormats';
import { aggregates } from '../lib/mapping/groups/aggregates';
import { groupedRowFields } from '../lib/mapping/mappingRowFields';
import { valueTypes } from '../lib/mapping/types/valueTypes';
import { paginators } from '../lib/pagination/paginators';
import { presets } from '../lib/pagination/presets/presets';
import { responseDecoders } from '../lib/protocol/rest/response/decoders';
import type { Field } from '../lib/plan/Field';
import { dialects } from '../lib/ratelimit/dialects';

import { fieldTable, table } from './markdown';
import { optionPages } from './optionPages';

const folder = join(__dirname, 'reference');

/** A field that stands in several places of a form counts once. */
const settingsOf = (fields: readonly Field[]) => [...new Set(fields.map(({ label }) => label))].join(', ');

const restStrategies = batchStrategiesOf('rest');

const pages: Readonly<Record<string, string>> = {
  'pagination-styles.md': `# Pagination styles

Under Options > Pagination > Style. **Automatic** tries them all on the first answer, in this order, and takes the first
strong match; the report says which one and why. **By API** takes a style with the settings of a known API.

${table(
  ['Style', 'How the next page is asked for', 'Settings'],
  paginators.entries.map(([, { label, help, fields }]) => [label, help, settingsOf(fields)]),
)}

## By API

${table(
  ['API', 'Style', 'Good to know', 'Documented in'],
  presets.entries.map(([, { label, style, help = '', source }]) => [
    label,
    paginators.get(style).label,
    help,
    source,
  ]),
)}
`,
  'incremental-strategies.md': `# Ways of reading only what is new

Under Options > Only New Since Last Run > Go By.

${table(
  ['Way', 'What it does', 'Settings'],
  incrementalStrategies.entries.map(([, { label, help, fields }]) => [label, help, settingsOf(fields)]),
)}
`,
  'batch-strategies.md': `# Batch strategies

The choices of "Send Items As" of the operation Send Many: the forms in which APIs take many items in one request.

${table(
  ['Form', 'What is sent', 'Settings', 'Settings of each item'],
  restStrategies.map(([, { label, help, fields, itemFields }]) => [
    label,
    help,
    settingsOf(fields),
    settingsOf(itemFields),
  ]),
)}

${restStrategies
  .map(([, { label, fields, itemFields }]) =>
    fields.length + itemFields.length > 0 ? `## ${label}\n\n${fieldTable([...fields, ...itemFields])}\n` : '',
  )
  .join('\n')}`,
  'rate-limits.md': `# Rate limit dialects

All of them are read on every answer; there is nothing to set. \`Retry-After\` wins; otherwise the longest wait over the
limits that are exhausted counts. Times that a server states are corrected by its own clock. An allowance of a day or
longer that is used up is not asked for again: the run ends with \`QUOTA_EXHAUSTED\`.

${table(
  ['Dialect', 'What is understood', 'Spoken by', 'Source'],
  dialects.entries.map(([, { label, understands, apis = label, source }]) => [
    label,
    understands,
    apis,
    source,
  ]),
)}
`,
  'authentication.md': `# Ways of authentication

${table(
  ['Way', 'What it is', 'Settings'],
  authSchemes.entries.map(([, { label, help, fields }]) => [label, help, settingsOf(fields)]),
)}
`,
  'response-formats.md': `# Response formats

Under Options > Response Format. **Automatic** goes by the answer's content type.

${table(
  ['Format', 'What you get'],
  responseDecoders.entries.map(([, { label, help }]) => [label, help]),
)}
`,
  'value-types.md': `# Value types

The types that a mapping row can ask for. A value that does not convert makes the item invalid.

${table(
  ['Type', 'What it accepts'],
  valueTypes.entries.map(([, { label, help }]) => [label, help]),
)}
`,
  'mapping-rows.md': `# Columns of a mapping row

${fieldTable(groupedRowFields)}

## Formats

${table(
  ['Format', 'In a document', 'What it accepts'],
  valueFormats.entries.map(([name, { label, help }]) => [label, `\`${name}\``, help]),
)}

## Combine

How the values of a group become one, with Options > Group By.

${table(
  ['Way', 'In a document', 'What comes out'],
  aggregates.entries.map(([name, { label, help }]) => [label, `\`${name}\``, help]),
)}
`,
  'mapping-functions.md': `# Functions in expressions

Besides [JSONata's own functions](https://docs.jsonata.org/overview). Nothing comes of nothing: where the first argument is
not there, neither is the result.

${table(
  ['Function', 'What it gives', 'Example', 'Gives'],
  Object.values(helperFunctions).map(({ call, help, example: [expression, result] }) => [
    `\`${call}\``,
    help,
    `\`${expression}\``,
    `\`${result}\``,
  ]),
)}

Date formats are made of the letters of Unicode: \`yyyy\`, \`MM\` (month), \`dd\`, \`HH\` (0 to 23), \`hh\` with \`a\` (AM, PM),
\`mm\` (minute), \`ss\`, \`SSS\`, \`MMM\` (May), \`XXX\` (+02:00); other letters go between single quotes.
`,
  ...optionPages,
  'errors.md': `# Errors

Every error carries one of these codes, the request (without secrets), the API's own words and what to do.

${table(
  ['Code', 'What happened', 'What to do', 'Tried again?'],
  Object.entries(errorCodes).map(([code, { message, hint, retryable }]) => [
    `\`${code}\``,
    message,
    hint,
    retryable ? 'yes' : 'no',
  ]),
)}
`,
};

/** What programs read. */
const data: Readonly<Record<string, unknown>> = { 'mapping-document.schema.json': mappingSchema };

const files = [
  ...Object.entries(pages).map(([name, text]) => [
    name,
    `<!-- Made by "npm run docs"; do not edit. -->\n\n${text}`,
  ]),
  ...Object.entries(data).map(([name, value]) => [name, `${JSON.stringify(value, null, 2)}\n`]),
] as Array<[string, string]>;

const isCheck = process.argv.includes('--check');
const stale = files.filter(([name, page]) => {
  const path = join(folder, name);
  if (isCheck) return readFileSync(path, 'utf8') !== page;
  writeFileSync(path, page);
  return false;
});

if (stale.length > 0) {
  console.error(
    `Out of date: ${stale.map(([name]) => `docs/reference/${name}`).join(', ')}. Run "npm run docs".`,
  );
  process.exit(1);
}

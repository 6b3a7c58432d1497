import type { JsonObject, JsonValue } from '../../plan/json';
import { readPath, parsePath } from '../../plan/path';
import { compileMapping } from '../compileMapping';
import { valueFormats } from '../formats/valueFormats';
import { aggregates } from '../groups/aggregates';
import type { Fallback, FieldRule, MappingDocument } from '../MappingDocument';
import { mapEach } from '../mapEach';
import { valueTypes } from '../types/valueTypes';

/** Items that are tried for an example of each row. */
const mostTried = 20;
const longestExample = 60;

/**
 * A mapping in words, for those who have to agree on it: a Markdown table of target, source, rule and an example from
 * sample items.
 *
 * @throws ApiError MAPPING_INVALID or EXPRESSION_INVALID
 */
export async function describeMapping(
  document: MappingDocument,
  samples: readonly JsonObject[] = document.samples ?? [],
): Promise<string> {
  const compiled = await compileMapping({ ...document, invalid: 'reject' });
  const examples = compiled.grouping ? [] : await tryOut(compiled, samples);
  const head = [
    `# ${document.name ?? 'Mapping'}`,
    ...(document.description === undefined ? [] : ['', document.description]),
    '',
    ...settings(document),
  ];
  const body =
    document.expression === undefined
      ? table(document.fields ?? [], examples)
      : ['One JSONata expression makes the item:', '', '```', document.expression, '```'];
  return [...head, ...body, ''].join('\n');
}

function settings({ split, groupBy, unmapped }: MappingDocument): string[] {
  const lines = [
    split !== undefined && `Each element of \`${split}\` becomes an item.`,
    groupBy !== undefined && `Items with the same \`${groupBy}\` become one.`,
    unmapped === 'keep' && 'Fields that no row uses are kept.',
  ].filter((line): line is string => line !== false);
  return lines.length > 0 ? [...lines, ''] : [];
}

function table(fields: readonly FieldRule[], examples: readonly JsonObject[]): string[] {
  const rows = fields.map((rule) => [
    code(rule.target),
    sourceText(rule),
    ruleText(rule),
    exampleOf(rule, examples),
  ]);
  const all = [['Target', 'Source', 'Rule', 'Example'], ['---', '---', '---', '---'], ...rows];
  return all.map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`,
  );
}

function sourceText({ source, expression, default: fallback }: FieldRule): string {
  if (source !== undefined) return code(source);
  if (expression !== undefined) return code(expression);
  return `always ${code(JSON.stringify(fallback))}`;
}

/** What a row demands and does, as a list of short phrases. */
function ruleText(rule: FieldRule): string {
  const { type = 'any', format, pattern, sourceFormat, zone, required, aggregate, note } = rule;
  const isDate = type === 'date' || type === 'dateTime';
  const fallback = (rule.source ?? rule.expression) ? rule.default : undefined;
  return [
    required && 'required',
    type !== 'any' && valueTypes.get(type).label.toLowerCase(),
    sourceFormat !== undefined && `read as ${code(sourceFormat)}`,
    format !== undefined &&
      (isDate ? `written as ${code(format)}` : valueFormats.get(format).label.toLowerCase()),
    zone !== undefined && `in ${zone}`,
    pattern !== undefined && `matches ${code(pattern)}`,
    fallback !== undefined && `else ${code(JSON.stringify(fallback))}`,
    ...(['onMissing', 'onNull', 'onEmpty', 'onError'] as const).map((name) => outcome(name, rule[name])),
    aggregate !== undefined && aggregate !== 'first' && aggregates.get(aggregate).label.toLowerCase(),
    note,
  ]
    .filter(Boolean)
    .join('; ');
}

const occasions = { onMissing: 'missing', onNull: 'null', onEmpty: 'empty', onError: 'invalid' } as const;
const outcomes: Readonly<Record<Fallback, string>> = {
  skip: 'left out',
  null: 'null',
  default: 'the default',
  reject: 'refused',
};

function outcome(name: keyof typeof occasions, choice: Fallback | undefined): string | undefined {
  if (choice === undefined || (name === 'onError' && choice === 'reject')) return undefined;
  return `${occasions[name]}: ${outcomes[choice]}`;
}

async function tryOut(
  compiled: Awaited<ReturnType<typeof compileMapping>>,
  samples: readonly JsonObject[],
): Promise<JsonObject[]> {
  const results: JsonObject[] = [];
  for (const [index, sample] of samples.slice(0, mostTried).entries()) {
    for (const { mapped } of await mapEach(compiled, sample, { index }))
      if (mapped.status === 'mapped') results.push(...mapped.values);
  }
  return results;
}

/** The first value that any of the examples has there. */
function exampleOf({ target }: FieldRule, examples: readonly JsonObject[]): string {
  const path = parsePath(target.replaceAll('[]', '[0]'));
  const value = examples
    .map((example) => readPath(example, path) as JsonValue | undefined)
    .find((found) => found !== undefined && found !== null && found !== '');
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return code(text.length > longestExample ? `${text.slice(0, longestExample - 1)}…` : text);
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

import type { Field } from '../lib/plan/Field';

/** A table of Markdown; cells may hold anything but line breaks. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Every field with its sub-fields, as "Group > Field": name, what it does, default. */
export function fieldRows(fields: readonly Field[], above = ''): string[][] {
  return fields.flatMap((field) => {
    const name = `${above}${field.label}`;
    const choices =
      field.kind === 'choice' ? ` Choices: ${field.choices.map(({ label }) => label).join(', ')}.` : '';
    const own = [name, `${field.help}${choices}`, defaultOf(field)];
    return 'fields' in field ? [own, ...fieldRows(field.fields, `${name} > `)] : [own];
  });
}

function defaultOf(field: Field): string {
  if ('fields' in field) return '';
  if (field.kind === 'choice') return field.choices.find(({ value }) => value === field.default)?.label ?? '';
  if (field.kind === 'switch') return field.default ? 'on' : 'off';
  return field.default === '' ? '' : `\`${String(field.default).replaceAll('\n', ' ')}\``;
}

export function fieldTable(fields: readonly Field[]): string {
  return table(['Field', 'What it does', 'Default'], fieldRows(fields));
}

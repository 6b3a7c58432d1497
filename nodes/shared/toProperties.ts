import type {
  IDisplayOptions,
  INodeProperties,
  INodePropertyCollection,
  INodePropertyOptions,
} from 'n8n-workflow';
import type { Field } from '../../lib';

/** When a property is shown: parameter name → values. */
export type Visibility = Readonly<Record<string, ReadonlyArray<string | boolean>>>;

/** The entry of a fixedCollection under which rows and groups keep their values. */
export const rowsKey = 'rows';
export const groupKey = 'group';

/** The engine's neutral fields as n8n properties; `when` is added to each field's own visibility. */
export function toProperties(fields: readonly Field[], when: Visibility = {}): INodeProperties[] {
  return fields.map((field) => toProperty(field, when));
}

function toProperty(field: Field, when: Visibility): INodeProperties {
  return {
    displayName: field.label,
    name: field.name,
    description: field.help,
    ...(field.placeholder !== undefined && { placeholder: field.placeholder }),
    ...(field.required && { required: true }),
    ...displayed({ ...when, ...field.showWhen }),
    ...typeOf(field),
  };
}

function displayed(when: Visibility): { displayOptions?: IDisplayOptions } {
  const show = Object.fromEntries(Object.entries(when).map(([name, values]) => [name, [...values]]));
  return Object.keys(show).length > 0 ? { displayOptions: { show } } : {};
}

type TypePart = Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties>;

function typeOf(field: Field): TypePart {
  switch (field.kind) {
    case 'text':
      return { type: 'string', default: field.default, ...textOptions(field) };
    case 'path':
      // Dragging a field from the input panel then fills in its plain path instead of an expression.
      return { type: 'string', default: field.default, requiresDataPath: 'single' };
    case 'expression':
      return {
        type: 'string',
        default: field.default,
        noDataExpression: true,
        typeOptions: { editor: 'jsEditor', rows: field.rows ?? 4 },
      };
    case 'number':
      return {
        type: 'number',
        default: field.default,
        typeOptions: { minValue: field.min, maxValue: field.max },
      };
    case 'switch':
      return { type: 'boolean', default: field.default };
    case 'json':
      return { type: 'json', default: field.default, typeOptions: { rows: 6 } };
    case 'choice':
      return { type: 'options', default: field.default, options: field.choices.map(toOption) };
    case 'rows':
      return {
        type: 'fixedCollection',
        default: {},
        placeholder: `Add ${field.rowLabel}`,
        typeOptions: { multipleValues: true, sortable: field.sortable ?? false },
        options: [collection(rowsKey, field.rowLabel, field.fields)],
      };
    case 'options':
      return {
        type: 'collection',
        default: {},
        placeholder: `Add ${field.label.replace(/s$/, '')}`,
        options: toProperties(field.fields),
      };
    case 'group':
      return {
        type: 'fixedCollection',
        default: {},
        placeholder: `Set ${field.label}`,
        options: [collection(groupKey, field.label, field.fields)],
      };
  }
}

function textOptions({ secret, rows }: Extract<Field, { kind: 'text' }>): Partial<INodeProperties> {
  if (secret) return { typeOptions: { password: true } };
  return rows === undefined ? {} : { typeOptions: { rows } };
}

function toOption({
  value,
  label,
  help,
}: {
  value: string;
  label: string;
  help?: string;
}): INodePropertyOptions {
  return { name: label, value, ...(help !== undefined && { description: help }) };
}

function collection(name: string, label: string, fields: readonly Field[]): INodePropertyCollection {
  return { name, displayName: label, values: toProperties(fields) };
}

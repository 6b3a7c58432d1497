import type { JsonValue } from './json';

/** One choice of a `choice` field. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

interface FieldBase {
  /** Parameter name, camelCase. */
  readonly name: string;
  /** Title Case. */
  readonly label: string;
  /** One sentence. */
  readonly help: string;
  /** A real example. */
  readonly placeholder?: string;
  readonly required?: boolean;
  /** Show only while another field of the same form has one of these values. */
  readonly showWhen?: Readonly<Record<string, ReadonlyArray<string | boolean>>>;
}

/**
 * A form field in words that know no user interface. Family members declare the fields they need;
 * nodes/shared/toProperties turns them into n8n properties.
 */
export type Field =
  | (FieldBase & {
      readonly kind: 'text';
      readonly default: string;
      readonly secret?: boolean;
      readonly rows?: number;
    })
  /** A plain path such as `data.items[0].id`; dragging a field onto it fills the path in. */
  | (FieldBase & { readonly kind: 'path'; readonly default: string })
  /** JSONata. */
  | (FieldBase & { readonly kind: 'expression'; readonly default: string; readonly rows?: number })
  | (FieldBase & {
      readonly kind: 'number';
      readonly default: number;
      readonly min?: number;
      readonly max?: number;
    })
  | (FieldBase & { readonly kind: 'switch'; readonly default: boolean })
  | (FieldBase & { readonly kind: 'json'; readonly default: string })
  | (FieldBase & { readonly kind: 'choice'; readonly default: string; readonly choices: readonly Choice[] })
  /** Rows of sub-fields; its value is an array of objects. */
  | (FieldBase & {
      readonly kind: 'rows';
      readonly rowLabel: string;
      readonly fields: readonly Field[];
      readonly sortable?: boolean;
    })
  /** Sub-fields that a user adds one by one when needed; its value is an object of those added. */
  | (FieldBase & { readonly kind: 'options'; readonly fields: readonly Field[] })
  /** Sub-fields that belong together; its value is an object. */
  | (FieldBase & { readonly kind: 'group'; readonly fields: readonly Field[] });

/** Values of a member's fields, by field name. */
export type Settings = Readonly<Record<string, JsonValue>>;

import type { Field } from '../../lib';

/** n8n's usual place for everything that has a default right for most. */
export function optionsField(fields: readonly Field[]): Field {
  return { kind: 'options', name: 'options', label: 'Options', help: 'What is needed now and then.', fields };
}

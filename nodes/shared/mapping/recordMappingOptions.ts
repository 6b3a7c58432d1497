import { type Field, mappingRowFields } from '../../../lib';

/** How records are mapped on their way out, for the options of API nodes; `readRecordMapping` reads them. */
export const recordMappingOptions: readonly Field[] = [
  {
    kind: 'rows',
    name: 'mapFields',
    label: 'Map Fields',
    help: 'Turns each record into your own fields, as the Field Mapper node does. Invalid fields become null and are reported.',
    rowLabel: 'Field',
    sortable: true,
    fields: mappingRowFields,
  },
  {
    kind: 'expression',
    name: 'mapWithExpression',
    label: 'Map Fields by JSONata',
    help: 'One expression that makes the new item of each record; a list makes several.',
    default: '{\n  "ContactEmail": user_email,\n  "FullName": first_name & " " & last_name\n}',
    rows: 8,
  },
  {
    kind: 'json',
    name: 'mapWithDocument',
    label: 'Map Fields by Document',
    help: 'A mapping document, as the Field Mapper node makes it. Invalid fields become null and are reported.',
    default:
      '{\n  "version": 1,\n  "fields": [\n    { "target": "ContactEmail", "source": "user_email" }\n  ]\n}',
  },
];

import type { Field } from '../../../lib';

export const defaultNestedPages = 100;

export const nestedOption: Field = {
  kind: 'group',
  name: 'nested',
  label: 'Nested Connections',
  help: 'Connections inside of records, such as the comments of each issue.',
  fields: [
    {
      kind: 'choice',
      name: 'read',
      label: 'Read',
      help: 'How much of each is read.',
      default: 'all',
      choices: [
        {
          value: 'all',
          label: 'All Pages',
          help: 'Further requests for each record that has more; best where records have an id',
        },
        {
          value: 'first',
          label: 'First Page Only',
          help: 'As many as the document asks for; the report says where there is more',
        },
      ],
    },
    {
      kind: 'number',
      name: 'maxPages',
      label: 'Max Pages',
      help: 'Pages of each nested connection that are read at the most, the first included.',
      default: defaultNestedPages,
      min: 1,
      showWhen: { read: ['all'] },
    },
  ],
};

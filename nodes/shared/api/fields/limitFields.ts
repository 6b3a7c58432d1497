import type { Field } from '../../../../lib';

/** n8n's usual pair; all records unless a limit is set (docs/decisions/0004-return-all.md). */
export const limitFields: readonly Field[] = [
  {
    kind: 'switch',
    name: 'returnAll',
    label: 'Return All',
    help: 'Whether to return all results or only up to a given limit.',
    default: true,
  },
  {
    kind: 'number',
    name: 'limit',
    label: 'Limit',
    help: 'Max number of results to return.',
    default: 100,
    min: 1,
    showWhen: { returnAll: [false] },
  },
];

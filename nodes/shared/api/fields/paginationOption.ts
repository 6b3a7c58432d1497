import { type Field, paginationPresets, paginators, planDefaults } from '../../../../lib';
import { familyFields } from './familyFields';

type StyleName = (typeof paginators.names)[number];

/** Reads on with another operation of a WSDL; means nothing elsewhere. */
const onlySoap: StyleName = 'nextOperation';

/** The pagination of any API but SOAP. */
export const paginationOption = paginationOptionOf(
  paginators.names.filter((name) => name !== onlySoap),
  'GitHub, Stripe, Slack, …',
);

/** The pagination of APIs that can split lists in these styles only. `apis`: examples of those whose way is known. */
export function paginationOptionOf(names: readonly StyleName[], apis: string): Field {
  const styles = paginators.entries.filter(([name]) => names.includes(name));
  const known = paginationPresets.entries.filter(([, { style }]) => names.includes(style));
  return {
    kind: 'group',
    name: 'pagination',
    label: 'Pagination',
    help: 'How the API splits long lists. Automatic recognises the usual styles by the first answer.',
    fields: [
      {
        kind: 'choice',
        name: 'style',
        label: 'Style',
        help: 'How the next page is asked for.',
        default: 'auto',
        choices: [
          { value: 'auto', label: 'Automatic', help: 'The first answer decides; the report says how' },
          { value: 'api', label: 'By API', help: `As a known API does it: ${apis}` },
          ...styles.map(([value, { label, help }]) => ({ value, label, help })),
        ],
      },
      {
        kind: 'choice',
        name: 'api_api',
        label: 'API',
        help: 'Whose way of splitting lists the API follows.',
        default: known.some(([name]) => name === 'github') ? 'github' : known[0]![0],
        choices: known.map(([value, { label, help }]) => ({ value, label, help })),
        showWhen: { style: ['api'] },
      },
      ...familyFields('style', styles),
      {
        kind: 'number',
        name: 'maxPages',
        label: 'Maximum Pages',
        help: 'Stop after this many pages; the report then holds a cursor to go on from.',
        default: planDefaults.pagination.maxPages,
        min: 1,
      },
      {
        kind: 'number',
        name: 'maxData',
        label: 'Maximum Data (MB)',
        help: 'Stop when the pages together are this large; the report then holds a cursor to go on from. 0: no limit.',
        default: 0,
        min: 0,
      },
      {
        kind: 'number',
        name: 'maxTime',
        label: 'Maximum Time (Seconds)',
        help: 'Stop after this long, waits included; the report then holds a cursor to go on from. 0: no limit.',
        default: 0,
        min: 0,
      },
      {
        kind: 'number',
        name: 'pagesInParallel',
        label: 'Pages in Parallel',
        help: "Pages to fetch at the same time, where they are numbered or counted and the total is known. 0: automatic. Items keep the API's order, and the credential's pace still counts.",
        default: planDefaults.pagination.pagesInParallel,
        min: 0,
        max: 100,
      },
      {
        kind: 'path',
        name: 'uniqueBy',
        label: 'Unique By',
        help: 'Field that tells records apart. A record whose value came before is left out, as lists that change while they are read repeat some.',
        default: '',
        placeholder: 'id',
      },
      {
        kind: 'choice',
        name: 'onFailure',
        label: 'On Failure While Paging',
        help: 'What happens to the pages before the one that failed.',
        default: planDefaults.pagination.onFailure,
        choices: [
          {
            value: 'keep',
            label: 'Keep and Report',
            help: 'Deliver them; the report says partial and how to go on',
          },
          { value: 'fail', label: 'Fail', help: 'All or nothing: the item fails' },
        ],
      },
    ],
  };
}

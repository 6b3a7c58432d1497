import { batchDefaults, type Field } from '../../../lib';

const path = (name: string, label: string, help: string, placeholder: string): Field => ({
  kind: 'path',
  name,
  label,
  help,
  default: '',
  placeholder,
});

/** How the answer to a batch is told apart into what became of each item. */
export const answerOption: Field = {
  kind: 'group',
  name: 'answer',
  label: 'Answer',
  help: 'How the answer says what became of each item. Automatic recognises the usual ways: results in order or by id, a status or success flag for each, lists of errors.',
  fields: [
    {
      kind: 'choice',
      name: 'match',
      label: 'Results Belong to Items',
      help: 'How the results are matched with the items.',
      default: batchDefaults.answer.match,
      choices: [
        { value: 'auto', label: 'Automatic', help: 'By id if items and results have one, else in order' },
        { value: 'index', label: 'In Order', help: 'The first result is about the first item' },
        { value: 'key', label: 'By Key', help: 'A field that is in the item and in the result' },
        {
          value: 'whole',
          label: 'As a Whole',
          help: 'The answer counts for all items that it names no error for',
        },
      ],
    },
    path(
      'resultsAt',
      'Results At',
      'Path of the list of results in the answer; empty for automatic.',
      'results',
    ),
    path('sentKey', 'Key in Item', 'Path of the key in what an item sends; empty for id.', 'externalId'),
    path(
      'resultKey',
      'Key in Result',
      'Path of the same key in a result; empty if it has the same name there.',
      'properties.externalId',
    ),
    path(
      'itemErrorAt',
      'Error in Result',
      'Path in a result that holds something only if the item failed; empty for automatic.',
      'error',
    ),
    path('errorsAt', 'Errors At', 'Path of a separate list of errors; empty for automatic.', 'errors'),
    path(
      'errorKey',
      'Item in Error',
      'Path in such an error that says which item it is about: its position from 0, or its key.',
      'index',
    ),
  ],
};

import type { Settings } from '../../plan/Field';
import { createTokenStrategy } from '../createTokenStrategy';

/** The last cursor of any kind, by names that the user gives. */
export const cursor = createTokenStrategy(
  {
    label: 'Cursor',
    help: 'Keeps the last cursor (or link) that the answers held and begins the next run with it.',
    fields: [
      {
        kind: 'path',
        name: 'path',
        label: 'Cursor Field',
        help: 'Path of the field in the answer that holds the cursor or link.',
        default: '',
        placeholder: 'meta.last_cursor',
        required: true,
      },
      {
        kind: 'text',
        name: 'parameter',
        label: 'Cursor Parameter',
        help: 'Name of the parameter that takes it. Empty: it is the address of the next run itself.',
        default: '',
        placeholder: 'since_cursor',
      },
    ],
    nothingFound:
      'no answer held a cursor at the path in Options > Only New Since Last Run > Cursor Field. Until then every run reads everything.',
  },
  (settings) => {
    const path = text(settings, 'path');
    return path === '' ? [] : [{ path, parameter: text(settings, 'parameter') }];
  },
);

function text(settings: Settings, name: string): string {
  const value = settings[name];
  return typeof value === 'string' ? value.trim() : '';
}

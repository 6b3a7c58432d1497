import type { Field } from '../../../../lib';
import { cacheOption } from './cacheOption';
import { circuitBreakerOption } from './circuitBreakerOption';
import { pairs } from './pairs';
import { retryOption } from './retryOption';
import { timeoutOption } from './timeoutOption';

export const resumeOption: Field = {
  kind: 'text',
  name: 'resumeFrom',
  label: 'Resume From',
  help: 'The "resume" of an earlier report or error: goes on exactly where that run ended.',
  default: '',
};

export const itemsInParallelOption: Field = {
  kind: 'number',
  name: 'itemsInParallel',
  label: 'Items in Parallel',
  help: "Input items that are worked on at the same time. The credential's pace still counts.",
  default: 1,
  min: 1,
  max: 100,
};

/** Options of every node that calls an API; `readCommon` reads them. */
export const commonOptions: readonly Field[] = [
  pairs('headers', 'Headers', 'Header', 'Sent with the request, to trusted addresses only.', [
    'Accept-Language',
    'en',
  ]),
  {
    kind: 'switch',
    name: 'reportOutput',
    label: 'Report Output',
    help: 'Whether to add an output with a report of requests, pages, waits and warnings.',
    default: false,
  },
  cacheOption,
  circuitBreakerOption,
  retryOption,
  timeoutOption,
  {
    kind: 'switch',
    name: 'ignoreSsl',
    label: 'Ignore SSL Issues (Insecure)',
    help: 'Whether to accept any certificate. Only for tests.',
    default: false,
  },
  {
    kind: 'text',
    name: 'allowedOrigins',
    label: 'Allowed Origins',
    help: 'Other servers that next links may lead to, when no credential is used. A credential has its own list.',
    default: '',
    placeholder: 'https://files.example.com',
  },
];

/** As n8n lists options: by their labels. */
export function sortOptions(fields: readonly Field[]): Field[] {
  return fields.toSorted((a, b) => a.label.localeCompare(b.label));
}

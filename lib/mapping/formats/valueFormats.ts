import { createRegistry } from '../../plan/createRegistry';
import { currency } from './currency';
import { email } from './email';
import { phone } from './phone';
import { uri } from './uri';
import { uuid } from './uuid';
import type { ValueFormat } from './ValueFormat';

/** The formats that a row can ask for, in the order in which lists show them. */
export const valueFormats = createRegistry('format', {
  email,
  phone,
  uri,
  uuid,
  currency,
} satisfies Record<string, ValueFormat>);

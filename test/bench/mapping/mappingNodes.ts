import { PACKAGE } from '../../host/testWorkflows';
import type { Work } from '../benchWorkflows';
import { contactRules } from './contacts';

/** The rows of the Field Mapper, as its form has them. */
const rows = contactRules.map(({ target, source, expression, default: fallback }) => ({
  target,
  source: source ?? expression,
  ...(fallback !== undefined && { more: { default: fallback } }),
}));

export const fieldMapper: Work = {
  type: `${PACKAGE}.fieldMapper`,
  typeVersion: 1,
  parameters: { operation: 'map', mode: 'fields', mapping: { rows } },
};

/** What people write who know JavaScript. */
export const codeNode: Work = {
  type: 'n8n-nodes-base.code',
  typeVersion: 2,
  parameters: {
    mode: 'runOnceForAllItems',
    jsCode: `return $input.all().map(({ json }) => {
  let total = 0;
  for (const { price, quantity } of json.orders) total += price * quantity;
  return { json: {
    ContactId: json.id,
    FirstName: json.first_name,
    LastName: json.last_name,
    City: json.address?.city,
    Country: json.address?.country?.code,
    Email: json.user_email.trim().toLowerCase(),
    FullName: json.first_name + ' ' + json.last_name.toUpperCase(),
    Active: json.status === 'active',
    Total: total,
    Language: json.language ?? 'en',
  } };
});`,
  },
};

const assignments: ReadonlyArray<readonly [name: string, type: string, value: string]> = [
  ['ContactId', 'number', '={{ $json.id }}'],
  ['FirstName', 'string', '={{ $json.first_name }}'],
  ['LastName', 'string', '={{ $json.last_name }}'],
  ['City', 'string', '={{ $json.address.city }}'],
  ['Country', 'string', '={{ $json.address.country.code }}'],
  ['Email', 'string', '={{ $json.user_email.trim().toLowerCase() }}'],
  ['FullName', 'string', '={{ $json.first_name + " " + $json.last_name.toUpperCase() }}'],
  ['Active', 'boolean', '={{ $json.status === "active" }}'],
  ['Total', 'number', '={{ $json.orders.reduce((sum, { price, quantity }) => sum + price * quantity, 0) }}'],
  ['Language', 'string', '={{ $json.language ?? "en" }}'],
];

/** What people click together who do not. */
export const editFields: Work = {
  type: 'n8n-nodes-base.set',
  typeVersion: 3.4,
  parameters: {
    mode: 'manual',
    includeOtherFields: false,
    assignments: {
      assignments: assignments.map(([name, type, value]) => ({ id: name, name, type, value })),
    },
    options: {},
  },
};

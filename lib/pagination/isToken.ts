import { isObject } from '../plan/json';
import { isLink } from './nextLink';

/** Whether a value can be sent back as a cursor: a text, or a key as DynamoDB has it. */
export function isToken(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && !isLink(value);
  return isObject(value) && Object.values(value).length > 0 && Object.values(value).every(isKeyAttribute);
}

/** `{ "S": "some text" }`, `{ "N": "5" }` or `{ "B": "…" }`: DynamoDB's typed key attributes. */
function isKeyAttribute(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [type, ...others] = Object.keys(value);
  return others.length === 0 && /^[SNB]$/.test(type ?? '');
}

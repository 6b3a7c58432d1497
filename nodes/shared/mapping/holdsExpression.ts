import { isObject } from '../../../lib';

/** Whether a parameter, or a part of it, is an n8n expression: n8n marks those with "=" in front. */
export function holdsExpression(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('=');
  if (Array.isArray(value)) return value.some(holdsExpression);
  return isObject(value) && Object.values(value).some(holdsExpression);
}

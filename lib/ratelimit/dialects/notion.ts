import { isObject } from '../../plan/json';
import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';

/** Notion: 429 for a limit, 529 for overload. */
export const notion: Dialect = {
  label: 'Notion',
  understands:
    '`{"object": "error", "code": "rate_limited" or "service_overload"}`, `additional_data.rate_limit_reason`',
  source: 'developers.notion.com/reference/request-limits',
  refusal(response) {
    if (response.status < 400) return undefined;
    const { object, code, additional_data: more } = limitObject(response);
    if (object !== 'error' || (code !== 'rate_limited' && code !== 'service_overload')) return undefined;
    const reason = isObject(more) ? more.rate_limit_reason : undefined;
    return typeof reason === 'string' ? { bucket: reason } : {};
  },
};

import { isObject } from '../../plan/json';
import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';

/** What OpenAI and Anthropic say in the body, beside the named limits in their headers. */
export const languageModels: Dialect = {
  label: 'OpenAI and Anthropic errors',
  understands:
    '`error.code` or `error.type` insufficient_quota (paid credit: not tried again now), overloaded_error (529)',
  source: 'platform.openai.com/docs/guides/error-codes; docs.anthropic.com/en/api/errors',
  refusal(response) {
    if (response.status !== 429 && response.status !== 529) return undefined;
    const { error } = limitObject(response);
    if (!isObject(error)) return undefined;
    if (error.code === 'insufficient_quota' || error.type === 'insufficient_quota')
      return { bucket: 'credit', kind: 'quota' };
    return error.type === 'overloaded_error' ? { kind: 'rate' } : undefined;
  },
};

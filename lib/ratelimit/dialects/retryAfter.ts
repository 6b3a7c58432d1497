import type { Dialect } from '../Dialect';
import { resetTime } from '../serverTime';

/** The most exact first. */
const names = [
  ['retry-after-ms', 'ms'],
  ['x-ms-retry-after-ms', 'ms'],
  ['retry-after', 's'],
  ['x-ratelimit-retry-after', 's'],
] as const;

/** Retry-After and its relatives: seconds, milliseconds or a date. */
export const retryAfter: Dialect = {
  label: 'Retry-After',
  understands:
    '`Retry-After` (seconds or a date), `Retry-After-Ms`, `X-Ms-Retry-After-Ms`, `X-RateLimit-Retry-After`',
  apis: 'most APIs; a date from Attio; milliseconds from Azure OpenAI and Cosmos DB',
  source:
    'RFC 9110, section 10.2.3; docs.attio.com/rest-api/guides/rate-limiting; learn.microsoft.com/azure/ai-services/openai',
  read({ headers }, now) {
    for (const [name, unit] of names) {
      const retryAt = resetTime(headers.get(name), headers, now, unit);
      if (retryAt !== undefined) return [{ bucket: 'default', retryAt, source: 'Retry-After' }];
    }
    return [];
  },
};

import type { Dialect } from '../Dialect';
import { namedWindow } from '../limitWindow';
import type { Quota } from '../Quota';
import { readCount } from '../readCount';
import { resetTime } from '../serverTime';

type Role = 'limit' | 'remaining' | 'reset';

interface Part {
  readonly bucket: string;
  readonly role: Role;
  readonly unit: 'ms' | 's';
}

type Values = Partial<Record<Role, string>> & { readonly unit?: 'ms' | 's' };

const shape = /^(?:x-)?(?:([a-z0-9]+)-)?rate-?limit-(.+)$/;
const roles: readonly string[] = ['limit', 'remaining', 'reset'] satisfies Role[];
/** Words after "reset" that say how its value is to be read. */
const units = new Set(['ms', 'milliseconds', 'seconds', 'after']);
/** These have dialects of their own, since their headers mean other things than their names say. */
const others = new Set(['hubspot', 'zendesk']);

/** What the answered request took from a limit, where the API says it in a header of its own. */
const costHeaders: ReadonlyMap<string, string> = new Map([['complexity', 'x-complexity']]);

/** Several limits at once, each named in its headers: `X-RateLimit-Remaining-Tokens`, `…-RateLimit-Requests-Reset`. */
export const namedLimitHeaders: Dialect = {
  label: 'Several limits, named in their headers',
  understands:
    '`X-RateLimit-Limit-<name>`, `-Remaining-<name>`, `-Reset-<name>`, or the name before the last word, with or without a vendor in front (`Anthropic-RateLimit-Requests-Remaining`). Names such as minute, hourly and day are taken as the period; `X-Complexity` as the cost',
  apis: 'OpenAI (durations such as `6m0s` and `12ms`), Anthropic (RFC 3339), Azure and Azure OpenAI (−1 means unknown), Linear (requests, complexity, endpoint; epoch milliseconds), Exact Online (`Minutely`, milliseconds), Contentful, Kong',
  source:
    'platform.openai.com/docs/guides/rate-limits; docs.anthropic.com/en/api/rate-limits; linear.app/developers/rate-limiting; learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling',
  read({ headers }, now) {
    const limits = new Map<string, Values>();
    for (const [name, value] of headers) {
      const part = partOf(name);
      if (part) limits.set(part.bucket, { ...limits.get(part.bucket), ...valueOf(part, value) });
    }
    return [...limits].flatMap(([bucket, { limit, remaining, reset, unit }]): Quota[] => {
      const left = readCount(remaining);
      if (left === undefined) return [];
      return [
        {
          bucket,
          limit: readCount(limit),
          remaining: left,
          cost: costOf(bucket, headers),
          ...namedWindow(bucket),
          resetAt: resetTime(reset, headers, now, unit),
          source: `rate limit headers of "${bucket}"`,
        },
      ];
    });
  },
};

function costOf(bucket: string, headers: Headers): number | undefined {
  const header = costHeaders.get(bucket);
  return header === undefined ? undefined : readCount(headers.get(header));
}

const valueOf = ({ role, unit }: Part, value: string): Values =>
  role === 'reset' ? { reset: value, unit } : { [role]: value };

/** What a header's name says; undefined when it names no limit. Limits without a name are the plain dialect's. */
function partOf(name: string): Part | undefined {
  if (!name.includes('limit-')) return undefined;
  const [, vendor = '', rest = ''] = shape.exec(name) ?? [];
  const words = rest.split('-');
  const unitAt = words.findIndex((word, at) => units.has(word) && at > 0);
  const [unit = 's'] = unitAt === -1 ? [] : words.splice(unitAt, 1);
  const roleAt = roles.includes(words[0]!) ? 0 : words.length - 1;
  const [role] = words.splice(roleAt, 1);
  const bucket = words.join('-') || vendor;
  if (bucket === '' || others.has(vendor) || !isRole(role)) return undefined;
  return { bucket, role, unit: unit.startsWith('m') ? 'ms' : 's' };
}

function isRole(word: string | undefined): word is Role {
  return word !== undefined && roles.includes(word);
}

import { createPlan } from '../../../lib/plan/RequestPlan';
import { anonymousAccess } from '../../../lib/plan/Access';
import { trustedOrigins } from '../../../lib/plan/trustedOrigins';
import { resolveUrl } from '../../../lib/protocol/resolveUrl';
import cases from '../../cases/urls/resolve.json';

interface Case {
  name: string;
  base?: string;
  url: string;
  query?: Array<{ name: string; value: string }>;
  allowed?: string[];
  href?: string;
  error?: string;
}

function resolve({ base, url, query = [], allowed = [] }: Case): string {
  const access = { ...anonymousAccess, scheme: 'token', baseUrl: base, allowedOrigins: allowed };
  const plan = createPlan({ protocol: 'rest', request: { url } });
  return resolveUrl({ url, query }, access, trustedOrigins(access, plan));
}

describe('resolveUrl', () => {
  it.each((cases as Case[]).map((each) => [each.name, each] as const))('%s', (_name, each) => {
    if (each.error) expect(() => resolve(each)).toThrow(expect.objectContaining({ code: each.error }));
    else expect(resolve(each)).toBe(each.href);
  });
});

import { randomUUID } from 'node:crypto';
import type { RequestParts, TokenTerms } from '../TokenTerms';

/** Who the client is, for a server that knows its key (RFC 7523, sections 2.2 and 3). */
export function clientClaims({ secrets: { clientId = '' } }: TokenTerms): Record<string, string> {
  return { iss: clientId, sub: clientId, jti: randomUUID() };
}

export function clientAssertion({ secrets: { clientId = '' } }: TokenTerms, assertion: string): RequestParts {
  return {
    parameters: {
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    },
  };
}

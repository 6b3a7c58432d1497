import type { RequestParts, TokenTerms } from '../TokenTerms';

/** The client says who it is and proves it elsewhere, or not at all. An assertion of a grant names it already. */
export function clientIdOnly({ secrets: { clientId = '', grant } }: TokenTerms): RequestParts {
  return grant === 'jwtBearer' ? {} : { parameters: { client_id: clientId } };
}

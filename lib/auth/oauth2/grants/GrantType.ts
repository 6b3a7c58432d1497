import type { Field } from '../../../plan/Field';
import type { TokenPart } from '../TokenTerms';

/** One of the grants by which a machine gets a token. */
export interface GrantType extends TokenPart {
  /** `grant_type` of RFC 6749. */
  readonly grant: string;
  /** What the credential form asks for. */
  readonly fields: readonly Field[];
}

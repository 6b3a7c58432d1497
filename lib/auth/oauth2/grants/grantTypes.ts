import { createRegistry } from '../../../plan/createRegistry';
import { clientCredentials } from './clientCredentials';
import type { GrantType } from './GrantType';
import { jwtBearer } from './jwtBearer';
import { password } from './password';

/** Every grant by which a machine gets a token. */
export const grantTypes = createRegistry('grant', {
  clientCredentials,
  jwtBearer,
  password,
} satisfies Record<string, GrantType>);

/** Those that sign nothing by themselves. */
export const unsignedGrants = grantTypes.names.filter((name) => name !== 'jwtBearer');

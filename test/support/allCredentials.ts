import { basename, join } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import { n8n } from '../../package.json';

const root = join(__dirname, '../..');

/** Every credential type that the package registers, in that order. */
export const allCredentials: readonly ICredentialType[] = n8n.credentials.map((file) => {
  const source = join(root, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
  const [name = ''] = basename(file).split('.');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the list is data
  const classes = require(source) as Record<string, new () => ICredentialType>;
  return new classes[name]!();
});

import type { ILoadOptionsFunctions } from 'n8n-workflow';

/** What n8n gives to an RPC API form that is being filled in; `credential` is the data of the chosen one. */
export function designContext(
  parameters: Readonly<Record<string, unknown>>,
  credential: Readonly<Record<string, unknown>> = {},
): ILoadOptionsFunctions {
  const all: Record<string, unknown> = {
    authentication: 'none',
    resource: 'jsonRpc',
    options: {},
    ...parameters,
  };
  return {
    getCurrentNodeParameter: (name: string) => all[name],
    getCredentials: async () => credential,
    getNode: () => ({ id: 'n1', name: 'RPC API', parameters: all }),
    helpers: {},
  } as unknown as ILoadOptionsFunctions;
}

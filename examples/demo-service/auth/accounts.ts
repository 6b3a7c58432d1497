/** Who may use the service. The secrets are examples; they open nothing else. */
export interface Account {
  readonly name: string;
  readonly token: string;
  readonly key: string;
  readonly password: string;
  /** For OAuth 2. */
  readonly client: { readonly id: string; readonly secret: string };
}

export const accounts: readonly Account[] = [
  {
    name: 'ada',
    token: 'demo-token',
    key: 'demo-key',
    password: 'demo-password',
    client: { id: 'demo-client', secret: 'demo-client-secret' },
  },
  {
    name: 'grace',
    token: 'second-token',
    key: 'second-key',
    password: 'second-password',
    client: { id: 'second-client', secret: 'second-client-secret' },
  },
];

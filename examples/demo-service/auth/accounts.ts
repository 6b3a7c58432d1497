/** Who may use the service. The secrets are examples; they open nothing else. */
export interface Account {
  readonly name: string;
  readonly token: string;
  readonly key: string;
  readonly password: string;
}

export const accounts: readonly Account[] = [
  { name: 'ada', token: 'demo-token', key: 'demo-key', password: 'demo-password' },
  { name: 'grace', token: 'second-token', key: 'second-key', password: 'second-password' },
];

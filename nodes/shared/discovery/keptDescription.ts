import { sharedPorts } from '../sharedEngine';

/** How long a description is used before the API is asked again. */
const keptMs = 5 * 60_000;

interface Kept {
  loadedAt: number;
  loading?: Promise<unknown>;
}

/**
 * A description under a key that holds no secret (such as the plan's key and a hash of the text): loaded once for all
 * who ask at the same time, and again after five minutes. What failed is not kept.
 */
export async function keptDescription<Description>(
  key: string,
  load: () => Promise<Description>,
): Promise<Description> {
  const { clock, state } = sharedPorts();
  const kept = state.getOrCreate<Kept>(`description ${key}`, () => ({ loadedAt: 0 }));
  if (!kept.loading || clock.now() - kept.loadedAt > keptMs) {
    const loading = load();
    kept.loading = loading;
    kept.loadedAt = clock.now();
    loading.catch(() => {
      if (kept.loading === loading) kept.loading = undefined;
    });
  }
  return (await kept.loading) as Description;
}

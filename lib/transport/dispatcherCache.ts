import { createHash } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import type { TlsOptions } from '../ports/Transport';
import type { Dispatcher } from '../vendor/undici';
import type { ConnectionSettings } from './createDispatcher';

/** Dispatchers by what makes their connections differ. */
export interface DispatcherCache {
  get(settings: ConnectionSettings, create: () => Dispatcher): Dispatcher;
  /** Ends all connections at once, also those in use. */
  close(): Promise<void>;
}

/** Keeps `capacity` dispatchers at most; the least recently used one is closed as soon as its requests are done. */
export function createDispatcherCache(capacity: number): DispatcherCache {
  const dispatchers = new Map<string, Dispatcher>();
  const keyOf = createKeyOf();
  return {
    get(settings, create) {
      const key = keyOf(settings);
      const dispatcher = dispatchers.get(key) ?? create();
      dispatchers.delete(key);
      dispatchers.set(key, dispatcher);
      if (dispatchers.size > capacity) {
        const [oldest, unused] = dispatchers.entries().next().value as [string, Dispatcher];
        dispatchers.delete(oldest);
        void unused.close();
      }
      return dispatcher;
    },
    async close() {
      const open = [...dispatchers.values()];
      dispatchers.clear();
      await Promise.all(open.map((dispatcher) => dispatcher.destroy()));
    },
  };
}

/** Keys name secrets (the proxy's password, certificates) by their hashes only, since keys end up in heap dumps. */
export function createKeyOf(): (settings: ConnectionSettings) => string {
  // A lookup has no name: it is told from others by a number.
  const numbers = new WeakMap<LookupFunction, number>();
  let last = 0;
  const numberOf = (lookup: LookupFunction): number => {
    const number = numbers.get(lookup) ?? ++last;
    numbers.set(lookup, number);
    return number;
  };
  return ({ route, proxy, tls, lookup, connectMs }) =>
    JSON.stringify([
      route,
      connectMs ?? null,
      lookup ? numberOf(lookup) : null,
      proxy ? hash(proxy.href) : null,
      tls ? hashOfTls(tls) : null,
    ]);
}

/** The same options come with every request of a run, and certificates are long. */
const tlsHashes = new WeakMap<TlsOptions, string>();

function hashOfTls(tls: TlsOptions): string {
  const known = tlsHashes.get(tls) ?? hash(JSON.stringify(tls));
  tlsHashes.set(tls, known);
  return known;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

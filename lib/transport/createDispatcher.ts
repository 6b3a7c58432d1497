import type { LookupFunction } from 'node:net';
import type { Clock } from '../ports/Clock';
import type { TlsOptions } from '../ports/Transport';
import type { Connector, Dispatcher } from '../vendor/undici';
import { reportConnectionUse } from './connectionUse';
import {
  abandonable,
  addressAttemptMs,
  tlsConnectionOptions,
  withConnectDeadline,
  type Connect,
} from './connectors';
import { guardLookup } from './guardLookup';
import { blamingProxy, createProxyTunnel } from './proxyTunnel';

export type Undici = typeof import('../vendor/undici');

/** All that makes connections differ: requests may share one only where these are the same. */
export interface ConnectionSettings {
  readonly route: 'direct' | 'forward' | 'tunnel';
  /** Of the routes that have one. */
  readonly proxy?: URL;
  readonly tls?: TlsOptions;
  readonly lookup?: LookupFunction;
  readonly connectMs?: number;
}

/**
 * Connections to one origin. Pace is the limiter's business: this only keeps a mistake from using up the
 * machine's ports. What is beyond it waits.
 */
const connectionsPerOrigin = 256;

/** A dispatcher that keeps connections of one kind alive, to any number of origins. */
export function createDispatcher(undici: Undici, settings: ConnectionSettings, clock: Clock): Dispatcher {
  const { Agent, Client, Pool } = undici;
  const connect = withConnectDeadline(createConnect(undici, settings), settings.connectMs, clock);
  // Time limits are startDeadlines's; 0 switches undici's own off.
  const options = { connect, connections: connectionsPerOrigin, headersTimeout: 0, bodyTimeout: 0 };
  return new Agent({
    ...options,
    factory: (origin, given: object) =>
      new Pool(origin, {
        ...given,
        factory: (address: URL, more: object) => reportConnectionUse(new Client(address, more)),
      }),
  });
}

/** @param allowH2 offers HTTP/2 to servers that speak TLS */
export function createConnect(
  { buildConnector }: Undici,
  { route, proxy, tls, lookup }: ConnectionSettings,
  allowH2 = false,
): Connect {
  const build = (options: Connector.BuildOptions): Connect =>
    abandonable(
      buildConnector({
        timeout: 0,
        allowH2,
        autoSelectFamilyAttemptTimeout: addressAttemptMs,
        ...options,
      } as Connector.BuildOptions),
    );
  // The host's filter rules over where requests lead; the proxy is the host's own choice, and often a private address.
  if (route === 'forward' && proxy) return blamingProxy(build({}), proxy);
  if (route === 'tunnel' && proxy) return createProxyTunnel(proxy, build(tlsConnectionOptions(tls)));
  return build({ ...tlsConnectionOptions(tls), ...(lookup && { lookup: guardLookup(lookup) }) });
}

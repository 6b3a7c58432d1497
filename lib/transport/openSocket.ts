import type { Socket } from 'node:net';
import type { Clock } from '../ports/Clock';
import { withConnectDeadline } from './connectors';
import { createConnect, type ConnectionSettings } from './createDispatcher';
import { loadUndici } from './loadUndici';

/** What a connection is opened for. */
export interface SocketRequest {
  /** http or https. */
  readonly url: URL;
  readonly settings: ConnectionSettings;
  /** The name that the certificate has to be for, where it is not the URL's. */
  readonly servername?: string;
  /** Offers HTTP/2 to the server. */
  readonly allowH2?: boolean;
}

/**
 * Opens one connection by the same rules as all others: proxy, egress filter, TLS options, connect deadline. For
 * protocols that keep a connection to themselves.
 */
export async function openSocket(
  { url, settings, servername, allowH2 = false }: SocketRequest,
  clock: Clock,
): Promise<Socket> {
  const undici = await loadUndici();
  const connect = withConnectDeadline(createConnect(undici, settings, allowH2), settings.connectMs, clock);
  const { protocol, port, host } = url;
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  return await new Promise((resolve, reject) => {
    connect({ hostname, host, protocol, port, servername }, (error, socket) =>
      socket ? resolve(socket) : reject(error ?? new Error('no connection')),
    );
  });
}

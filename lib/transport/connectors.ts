import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { createSecureContext, rootCertificates, type ConnectionOptions } from 'node:tls';
import * as tls from 'node:tls';
import { ApiError } from '../errors/ApiError';
import type { Clock } from '../ports/Clock';
import type { TlsOptions } from '../ports/Transport';
import type { Connector } from '../vendor/undici';
import { describeDuration } from './units';

/** Opens one connection; the function returned gives it up. */
export type Connect = (options: Connector.Options, callback: Connector.Callback) => () => void;

/**
 * How long one address of a host is tried before the next. Node's own quarter of a second is less than a
 * handshake with another continent takes, and an attempt cut off is not taken up again.
 */
export const addressAttemptMs = 1000;

/** undici's connector with a way to give up. */
export function abandonable(connector: Connector.connector): Connect {
  return (options, callback) => {
    // It returns the socket, though its types do not say so.
    const socket = connector(options, callback) as unknown as Socket;
    return () => void socket.destroy();
  };
}

/** Limits the whole of connecting: lookup, TCP, proxy, TLS. */
export function withConnectDeadline(
  connect: Connect,
  connectMs: number | undefined,
  clock: Clock,
): Connector.connector {
  return (options, callback) => {
    const stopper = new AbortController();
    let settled = false;
    const settle = (error: Error | null, socket: Socket | null) => {
      if (settled) return void socket?.destroy();
      settled = true;
      stopper.abort(options);
      callback(...([error, socket] as Parameters<Connector.Callback>));
    };
    const abandon = connect(options, settle);
    if (connectMs === undefined || settled) return;
    const expire = () => {
      const subject = `${options.host ?? options.hostname} did not accept a connection within ${describeDuration(connectMs)}`;
      settle(new ApiError('TIMEOUT_CONNECT', { subject }), null);
      abandon();
    };
    clock.sleep(connectMs, stopper.signal).then(expire, () => {});
  };
}

/**
 * The options of node:tls. Certificates are read once for all connections: the system's alone take milliseconds.
 *
 * @throws ApiError INVALID_SETTING when the CA certificate cannot be read.
 */
export function tlsConnectionOptions(tls: TlsOptions = {}): ConnectionOptions {
  const { rejectUnauthorized, ca = '', cert, key, minVersion, serverName } = tls;
  const options: ConnectionOptions = {};
  if (rejectUnauthorized !== undefined) options.rejectUnauthorized = rejectUnauthorized;
  if (serverName) options.servername = serverName;
  const trusted = ca.trim() === '' ? undefined : [...systemCertificates(), ...readCertificates(ca)];
  if (trusted || cert || minVersion)
    options.secureContext = createSecureContext({ ca: trusted, cert, key, minVersion });
  return options;
}

/** OpenSSL passes over what it cannot read; the user had better know. */
function readCertificates(pem: string): readonly string[] {
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (!certificates) throw invalidCertificate();
  try {
    return certificates.map((certificate) => new X509Certificate(certificate).toString());
  } catch (error) {
    throw invalidCertificate(error);
  }
}

/** Node 22.15 and later also know those of NODE_EXTRA_CA_CERTS and of the operating system. */
function systemCertificates(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: () => string[] };
  return getCACertificates?.() ?? rootCertificates;
}

function invalidCertificate(cause?: unknown): ApiError {
  const subject = 'The CA certificate cannot be read';
  const hint = 'Paste it in PEM format: it starts with -----BEGIN CERTIFICATE-----.';
  return new ApiError('INVALID_SETTING', { subject, field: 'CA Certificate', hint }, cause);
}

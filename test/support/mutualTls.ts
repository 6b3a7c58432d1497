import type { ServerResponse } from 'node:http';
import type { ServerOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { certificates } from './localServer';

/** Options of a server that lets nobody in without a certificate of the tests' authority. */
export const mutualTls: ServerOptions = { ca: certificates.ca, requestCert: true, rejectUnauthorized: true };

/** The common name in the certificate of whoever asks; null when there is none. */
export function peerName({ req }: ServerResponse): string | null {
  const { subject } = (req.socket as TLSSocket).getPeerCertificate();
  return subject?.CN?.toString() ?? null;
}

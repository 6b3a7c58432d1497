import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import type { ApiError } from '../errors/ApiError';
import type { JsonObject } from '../plan/json';
import type { HttpMethod } from '../plan/RequestPlan';

/** One HTTP request, ready for the wire. Header names are lower case. */
export interface HttpRequest {
  /** A name from the registry of transports; `http` when absent. */
  readonly via?: string;
  readonly method: HttpMethod;
  /** Absolute, http or https. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A function opens a fresh stream, so that a retry or a redirect can send the body again. */
  readonly body?: string | Uint8Array | (() => Readable);
  /** The request with a secret in its body, for credentials that go there; absent where the body takes none. */
  readonly placeInBody?: (path: string, secret: string) => HttpRequest;
  /** How many calls the body carries, for protocols that put several into one request. */
  readonly calls?: number;
  /** Set when the answer is a stream of messages, and the transport one that can tell them apart. */
  readonly stream?: MessageStream;
}

/** How far a stream of messages is read, and how it is written to. */
export interface MessageStream {
  /** Messages after which it is left. */
  readonly maxMessages?: number;
  /** Milliseconds after which it is left. */
  readonly maxMs?: number;
  /** Sends a message only when the one before it has been answered. */
  readonly inTurn?: boolean;
  /** What the client says of itself before, in protocols that begin with that. */
  readonly greeting?: JsonObject;
}

/** Why a stream of messages was not read to its end. */
export type Cut =
  /** A limit on it was reached: "100 messages". */
  { readonly capped: string } | { readonly failed: ApiError };

/** One HTTP response, with its content decoded (gzip, br, deflate) and read to the end. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The URL that answered. */
  readonly url: string;
  /** Bytes of the body as received from the network, before decompression. */
  readonly receivedBytes: number;
  /** Set when a stream was left before its end; the body is what had come until then. */
  readonly cut?: Cut;
}

/** A request and its answer. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** Limits in time, all in milliseconds; `undefined` means none. */
export interface Deadlines {
  /** Name lookup, TCP, proxy and TLS handshake; a kept connection needs none. */
  readonly connectMs?: number;
  /** Nothing received, and nothing of the body taken to be sent, for this long; counted from when the request goes out. */
  readonly idleMs?: number;
  /** All of it, from the call of `send` to the last byte received. */
  readonly totalMs?: number;
}

/** TLS options of one connection. Plain PEM throughout, so that any transport can work with them. */
export interface TlsOptions {
  /** `false` accepts any certificate. */
  readonly rejectUnauthorized?: boolean;
  /** PEM certificates to trust besides the system's. */
  readonly ca?: string;
  /** PEM: the client's certificate, then those in between up to its authority. Goes together with `key`. */
  readonly cert?: string;
  /** PEM: the private key of `cert`, without a passphrase. */
  readonly key?: string;
  /** Nothing older is spoken; Node.js's own minimum (1.2) when absent. */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
  /** Asked for (SNI) and expected in the server's certificate, in place of the host in the URL. */
  readonly serverName?: string;
}

export interface SendOptions {
  readonly deadlines: Deadlines;
  /** Cap on the decompressed body, in bytes. */
  readonly maxBytes: number;
  readonly tls?: TlsOptions;
  readonly egress?: EgressFilter;
  readonly signal?: AbortSignal;
}

/** The host's rules on where a connection may lead (n8n's secure egress filter). */
export interface EgressFilter {
  /** Rejects when the URL must not be reached. */
  validateUrl(url: string): Promise<void>;
  /** A DNS lookup (dns.lookup signature) that refuses forbidden addresses. */
  readonly lookup?: LookupFunction;
}

/**
 * Sends one request and reads the whole answer. Does not follow redirects, does not retry, does not judge
 * the status. Rejects with an ApiError of a connection code (DNS_FAILURE, CONNECTION_REFUSED,
 * TLS_FAILURE, TIMEOUT_CONNECT, TIMEOUT_IDLE, TIMEOUT_TOTAL, RESPONSE_TOO_LARGE, …) and with the signal's reason
 * when cancelled.
 */
export interface Transport {
  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse>;
}

/** A transport that keeps connections open between requests. */
export interface KeepingTransport extends Transport {
  /** Ends all connections; requests under way fail with CONNECTION_LOST. A later request opens new ones. */
  close(): Promise<void>;
}

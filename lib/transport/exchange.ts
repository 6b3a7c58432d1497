import { ApiError } from '../errors/ApiError';
import type { Cut, HttpResponse } from '../ports/Transport';
import type { Dispatcher } from '../vendor/undici';
import type { Cancellation } from './Cancellation';
import { collectBytes, tooLarge, type ByteSink } from './ByteSink';
import type { CarriedOptions } from './connectionUse';
import { decodeContent } from './decodeContent';
import type { EventSink } from './events/collectEvents';
import { messagesType } from './events/MessageList';

/** How far an exchange came: what may be concluded from its failure depends on it. */
export interface Progress {
  /** The request was handed to a connection. */
  sent: boolean;
  /** That connection had carried another request before. */
  reused: boolean;
  /** The head of the response arrived. */
  answered: boolean;
}

export interface ExchangeSettings {
  readonly maxBytes: number;
  readonly cancellation: Cancellation;
  /** Called when the request goes out, and for everything that arrives. */
  readonly onActivity: () => void;
  /** Set when the answer may be a stream of events. */
  readonly events?: EventReading;
}

/** How events are read, and what becomes of those that came before a failure. */
export interface EventReading {
  collect(maxBytes: number, done: (error: Error | undefined, body: Uint8Array, cut?: Cut) => void): EventSink;
  /** Undefined: they are given up with the rest. */
  cutBy(error: unknown): Cut | undefined;
}

export type Answer = Pick<HttpResponse, 'status' | 'headers' | 'body' | 'receivedBytes' | 'cut'>;

/** Sends one request on a dispatcher's next free connection and reads the answer. Rejects with what went wrong, as it came. */
export function exchange(
  dispatcher: Dispatcher,
  options: CarriedOptions,
  progress: Progress,
  { maxBytes, cancellation, onActivity, events }: ExchangeSettings,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let sink: ByteSink | undefined;
    let stream: EventSink | undefined;
    let status = 0;
    let receivedBytes = 0;
    const finish = (settle: () => void) => {
      forget();
      settle();
    };
    const fail = (error: unknown) => {
      const cut = stream && events?.cutBy(error);
      if (cut) stream?.leave(cut);
      finish(() => {
        reject(error);
        sink?.destroy();
        controller?.abort(error as Error);
      });
    };
    // Before it has a connection, a request cannot be taken back: onRequestStart does it then.
    const cancel = () => fail(cancellation.reason);
    const forget = cancellation.onAbort(cancel);
    if (cancellation.aborted) return cancel();
    dispatcher.dispatch(options, {
      onRequestStart(given) {
        controller = given;
        if (cancellation.aborted) return given.abort(cancellation.reason as Error);
        progress.sent = true;
        progress.reused = options.carrier.take?.() ?? false;
        onActivity();
      },
      onResponseStart(given, statusCode, rawHeaders) {
        onActivity();
        if (statusCode < 200) return;
        status = statusCode;
        progress.answered = true;
        const headers = toHeaders(rawHeaders);
        const done = (error: Error | undefined, body: Uint8Array, cut?: Cut) =>
          error ? fail(error) : finish(() => resolve({ status, headers, body, receivedBytes, cut }));
        if (events && isEventStream(headers)) {
          stream = events.collect(maxBytes, (error, body, cut) => {
            done(error, body, cut);
            // Nothing more of it is wanted; the server hears of it by the end of the connection.
            given.abort(left);
          });
          headers.set('content-type', messagesType);
        }
        sink = decodeContent(headers.get('content-encoding'), stream ?? collectBytes(maxBytes, done));
        sink.onDrain = () => given.resume();
        if (!isBodiless(options.method, status) && isTooLarge(headers, maxBytes)) fail(tooLarge(maxBytes));
      },
      onResponseData(given, chunk) {
        onActivity();
        receivedBytes += chunk.length;
        if (sink?.write(chunk) === false) given.pause();
      },
      // The connection is free one turn later. Were the answer handed out before, the next request in a row would
      // find it taken and open another.
      onResponseEnd: () => queueMicrotask(() => setImmediate(() => sink?.end())),
      onResponseError: (_controller, error) => (isNotModified(status, error) ? sink?.end() : fail(error)),
    });
  });
}

/** Why the rest of a stream is not read; a constant, since it only has to be an error. */
const left = new Error('The stream was left');

function isEventStream(headers: Headers): boolean {
  return /^text\/event-stream\b/i.test(headers.get('content-type') ?? '');
}

/** Every value of a repeated header is kept, in order. */
function toHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(raw)) {
    for (const value of [values].flat()) append(headers, name, value ?? '');
  }
  return headers;
}

function append(headers: Headers, name: string, value: string): void {
  try {
    headers.append(name, value);
  } catch (error) {
    const subject = `The server sent a header that cannot be read: ${JSON.stringify(name)}`;
    throw new ApiError('CONNECTION_LOST', { subject, retryable: false }, error);
  }
}

/** Such answers may announce a length, but it is that of another one (RFC 9110, section 8.6). */
function isBodiless(method: string, status: number): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}

/** undici expects a 304 to be as long as its Content-Length says, which is the length of what did not change. */
function isNotModified(status: number, error: Error): boolean {
  return status === 304 && (error as NodeJS.ErrnoException).code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
}

/** The announced length is that of the compressed content, which for tiny ones is more than the content's. */
function isTooLarge(headers: Headers, maxBytes: number): boolean {
  return !headers.has('content-encoding') && Number(headers.get('content-length') ?? 0) > maxBytes;
}

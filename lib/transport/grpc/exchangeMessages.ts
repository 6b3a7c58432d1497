import {
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http2';
import type { ApiError } from '../../errors/ApiError';
import type { Clock } from '../../ports/Clock';
import type { Cut, HttpResponse, MessageStream } from '../../ports/Transport';
import { FrameReader, fromFrames, toFrames } from '../../protobuf/frames';
import { tooLarge } from '../ByteSink';
import type { Cancellation } from '../Cancellation';
import type { Server } from '../connectionErrorMeanings';
import { describeDuration } from '../units';
import { refused, resetBy, withoutStatus } from './callFailures';
import type { Http2Connection } from './Http2Sessions';
import { type Http2Answer, readAnswer } from './readAnswer';

/** A call, ready to go out. */
export interface Call {
  readonly headers: OutgoingHttpHeaders;
  /** Whole frames. */
  readonly body: Uint8Array;
  /** Absent: one message is expected. */
  readonly stream?: MessageStream;
}

export interface CallSettings {
  readonly server: Server;
  readonly maxBytes: number;
  readonly cancellation: Cancellation;
  /** Called when the call goes out, and for everything that arrives. */
  readonly onActivity: () => void;
  readonly clock: Clock;
}

/** Makes one call on a connection. Rejects with an ApiError; what had arrived of a stream is kept, with a cut. */
export async function exchangeMessages(
  connection: Http2Connection,
  call: Call,
  settings: CallSettings,
): Promise<Omit<HttpResponse, 'url'>> {
  const leave = connection.enter();
  try {
    return await readAnswer(await new CallUnderWay(connection, call, settings).end, settings.maxBytes);
  } finally {
    leave();
  }
}

/** How long a server may take to end a stream after its last answer. */
const graceMs = 1000;

class CallUnderWay {
  readonly end: Promise<Http2Answer>;
  private readonly stream: ClientHttp2Stream;
  private readonly frames = new FrameReader();
  private readonly messages: Array<{ isCompressed: boolean; message: Buffer }> = [];
  /** What came instead of messages, from something that is no gRPC server. */
  private readonly other: Buffer[] = [];
  private readonly unsent: Buffer[] = [];
  private headers: IncomingHttpHeaders = {};
  private trailers: IncomingHttpHeaders = {};
  private receivedBytes = 0;
  private settle!: (result: Http2Answer | ApiError) => void;
  private forget: Array<() => void> = [];
  private isEnding = false;
  private isSettled = false;

  constructor(
    private readonly connection: Http2Connection,
    private readonly call: Call,
    private readonly settings: CallSettings,
  ) {
    this.end = new Promise((resolve, reject) => {
      this.settle = (result) => {
        this.isSettled = true;
        for (const forget of this.forget.splice(0)) forget();
        if ('messages' in result) resolve(result);
        else reject(result);
      };
    });
    this.stream = connection.session.request(call.headers);
    this.listen();
    this.watch();
    settings.onActivity();
    this.send();
  }

  private listen(): void {
    const { stream } = this;
    stream.on('response', (headers) => {
      this.headers = headers;
      this.settings.onActivity();
    });
    stream.on('trailers', (headers) => (this.trailers = headers));
    stream.on('data', (chunk: Buffer) => this.receive(chunk));
    stream.on('end', () => this.ended());
    stream.on('error', () => undefined); // "close" follows, and knows why
    stream.on('close', () => this.closed());
  }

  private watch(): void {
    const { cancellation, clock } = this.settings;
    const { maxMs } = this.call.stream ?? {};
    const cancel = () => {
      this.connection.life.after(cancellation.reason);
      this.fail(cancellation.reason as ApiError);
    };
    if (cancellation.aborted) return cancel();
    this.forget.push(cancellation.onAbort(cancel));
    if (maxMs !== undefined)
      this.forget.push(clock.after(maxMs, () => this.cut({ capped: describeDuration(maxMs) })));
  }

  private send(): void {
    if (this.call.stream?.inTurn !== true) return void this.stream.end(this.call.body);
    this.unsent.push(...fromFrames(this.call.body).map((message) => toFrames([message])));
    this.sendNext();
  }

  private sendNext(): void {
    const next = this.unsent.shift();
    if (next) return void this.stream.write(next);
    if (!this.stream.writableEnded) this.stream.end();
    // All is answered. A server that has more to say does not end the stream by itself.
    const isAnswered = this.messages.length > 0 && this.call.stream?.maxMs === undefined;
    if (!isAnswered || this.isEnding) return;
    this.isEnding = true;
    this.forget.push(
      this.settings.clock.after(graceMs, () => this.cut({ capped: `${this.messages.length} messages` })),
    );
  }

  private receive(chunk: Buffer): void {
    this.settings.onActivity();
    this.receivedBytes += chunk.length;
    const { maxBytes } = this.settings;
    if (this.receivedBytes > maxBytes || (this.frames.announced ?? 0) > maxBytes) {
      return this.fail(tooLarge(maxBytes));
    }
    if (!this.isGrpc) return void this.other.push(chunk);
    for (const frame of this.frames.push(chunk)) {
      this.messages.push(frame);
      if (this.call.stream?.inTurn) this.sendNext();
      if (this.isFull) return this.cut({ capped: `${this.messages.length} messages` });
    }
  }

  private get isGrpc(): boolean {
    return /^application\/grpc/i.test(String(this.headers['content-type'] ?? ''));
  }

  private get isFull(): boolean {
    return this.messages.length >= (this.call.stream?.maxMessages ?? Infinity);
  }

  private ended(): void {
    if (this.headers[':status'] === undefined) return;
    const isTold = 'grpc-status' in this.trailers || 'grpc-status' in this.headers || !this.isGrpc;
    if (isTold) this.finish();
    else this.fail(withoutStatus(this.settings.server));
  }

  /** Comes last, also after an end. */
  private closed(): void {
    if (this.isSettled) return;
    const { session } = this.connection;
    const { server } = this.settings;
    const code = this.stream.rstCode;
    const isRefused = code === constants.NGHTTP2_REFUSED_STREAM || this.connection.hasLeft(this.stream.id);
    if (isRefused) return this.fail(refused(server));
    const isLost = session.destroyed || session.closed;
    this.fail(isLost ? this.connection.failure(server) : resetBy(code, server));
  }

  /** What has come is kept where the rest is not needed for it to make sense. */
  private fail(error: ApiError): void {
    const isUserEnd = error.code === 'CANCELLED' || !('code' in error);
    const mayKeep = this.call.stream && this.messages.length > 0 && !isUserEnd;
    if (mayKeep) return this.cut({ failed: error });
    this.settle(error);
    this.abandon();
  }

  private cut(cut: Cut): void {
    this.finish(cut);
    this.abandon();
  }

  private finish(cut?: Cut): void {
    const { headers, trailers, messages, receivedBytes } = this;
    this.settle({ headers, trailers, messages, other: Buffer.concat(this.other), receivedBytes, cut });
  }

  private abandon(): void {
    if (!this.stream.closed) this.stream.close(constants.NGHTTP2_CANCEL);
  }
}

import { ApiError } from '../../errors/ApiError';
import { parseExact, stringifyExact } from '../../plan/exactIntegers';
import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import type { Cut, HttpResponse, MessageStream } from '../../ports/Transport';
import type { WebSocket } from '../../vendor/ws';
import { tooLarge } from '../ByteSink';
import { MessageList } from '../events/MessageList';
import { closedBy } from './closedBy';

export interface SubscriptionSettings {
  /** The operation as JSON: `{ query, variables, operationName }`. */
  readonly body: string;
  readonly stream: MessageStream;
  /** Cap on all messages together, in bytes. */
  readonly maxBytes: number;
  readonly onActivity: () => void;
  /** What is kept when it fails after it has begun; undefined: nothing. */
  readonly cutBy: (error: unknown) => Cut | undefined;
}

type Result = Pick<HttpResponse, 'body' | 'cut' | 'receivedBytes'>;

/** The only operation of its connection. */
const id = '1';

/** One subscription on a WebSocket of its own (github.com/enisdenjo/graphql-ws, PROTOCOL.md). */
export class Subscription {
  readonly end: Promise<Result>;
  private readonly messages: MessageList;
  private receivedBytes = 0;
  /** The server has acknowledged the connection and got the operation. */
  private hasBegun = false;
  private isOver = false;
  private settle!: (result: Result) => void;
  private reject!: (error: unknown) => void;

  constructor(
    private readonly socket: WebSocket,
    private readonly settings: SubscriptionSettings,
  ) {
    const { maxMessages, greeting } = settings.stream;
    this.messages = new MessageList(maxMessages);
    this.end = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.reject = reject;
    });
    socket.on('message', (data) => this.receive(Buffer.from(data as Buffer)));
    socket.on('error', (error) => this.fail(isTooLong(error) ? tooLarge(settings.maxBytes) : error));
    socket.on('close', (code, reason) => this.fail(closedBy(code, reason.toString('utf8'))));
    this.send({ type: 'connection_init', ...(greeting && { payload: greeting }) });
    settings.onActivity();
  }

  /** What has come is kept once the operation is under way. */
  fail(error: unknown): void {
    const cut = this.hasBegun ? this.settings.cutBy(error) : undefined;
    if (cut && this.messages.isKeptBy(cut)) return this.finish(cut);
    if (!this.leave()) return;
    this.reject(error);
  }

  /** The connection is taken away. */
  lose(): void {
    this.socket.terminate();
  }

  private receive(data: Buffer): void {
    if (this.isOver) return;
    this.settings.onActivity();
    this.receivedBytes += data.length;
    if (this.receivedBytes > this.settings.maxBytes) return this.fail(tooLarge(this.settings.maxBytes));
    const message = parsed(data.toString('utf8'));
    if (!isObject(message)) return this.fail(notTheProtocol(data));
    this.act(message as JsonObject);
  }

  private act({ type, payload = null }: JsonObject): void {
    if (type === 'connection_ack' && !this.hasBegun) return this.begin();
    if (type === 'ping') return this.send({ type: 'pong' });
    if (type === 'complete') return this.finish();
    if (type === 'next') this.messages.add(stringifyExact(payload));
    if (type === 'error') {
      // A result without "data" says that the operation was refused (GraphQL specification, section 7.1).
      this.messages.add(stringifyExact({ errors: payload }));
      return this.finish();
    }
    if (this.messages.limit === undefined) return;
    this.send({ id, type: 'complete' });
    this.finish({ capped: this.messages.limit });
  }

  private begin(): void {
    this.hasBegun = true;
    this.send({ id, type: 'subscribe', payload: parseExact(this.settings.body) });
  }

  private send(message: JsonObject): void {
    this.socket.send(stringifyExact(message), () => undefined); // "close" follows, and knows why
  }

  private finish(cut?: Cut): void {
    if (!this.leave()) return;
    this.settle({ body: this.messages.toBody(), receivedBytes: this.receivedBytes, cut });
  }

  /** False when it was over before. A server that does not answer the closing is cut off by the library. */
  private leave(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    this.socket.close(1000);
    return true;
  }
}

/** The library's word for a message beyond the limit, which it does not read. */
function isTooLong(error: NodeJS.ErrnoException): boolean {
  return error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
}

function parsed(text: string): JsonValue {
  try {
    return parseExact(text);
  } catch {
    return null;
  }
}

function notTheProtocol(data: Buffer): ApiError {
  return new ApiError('RESPONSE_NOT_GRAPHQL', {
    subject: 'The server sent something that is no message of graphql-transport-ws',
    body: data.toString('utf8', 0, 1_000),
  });
}

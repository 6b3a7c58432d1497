import { type ClientHttp2Session, connect } from 'node:http2';
import type { Socket } from 'node:net';
import { ApiError } from '../../errors/ApiError';
import type { Clock } from '../../ports/Clock';
import type { Server } from '../connectionErrorMeanings';
import { codeOf, toConnectionError } from '../connectionErrors';
import { LifeCheck } from '../LifeCheck';
import { openSocket, type SocketRequest } from '../openSocket';

/** A connection without a call for so long is closed; servers and middleboxes do the same at about this age. */
const idleMs = 60_000;

/** One connection, and how many calls are on it. */
export class Http2Connection {
  private active = 0;
  private hasSettings = false;
  private isSpent = false;

  private error: unknown;
  /** Calls after this one were certainly not processed (RFC 9113, section 6.8). */
  private lastProcessed = Infinity;

  /** Whether the server is still there. */
  readonly life: LifeCheck;

  constructor(
    readonly session: ClientHttp2Session,
    private readonly url: URL,
    clock: Clock,
  ) {
    this.life = new LifeCheck(
      clock,
      (answered) => session.destroyed || session.ping(answered),
      () => session.destroy(),
    );
    session.on('remoteSettings', () => (this.hasSettings = true));
    // Calls tell what went wrong; without a listener the process would end.
    session.on('error', (error) => this.broke(error));
    session.on('goaway', (_code, lastStreamId) => {
      this.lastProcessed = lastStreamId;
      this.isSpent = true;
    });
    session.setTimeout(idleMs, () => {
      if (this.active === 0) session.close();
    });
    session.unref();
  }

  /** Why the connection is gone. A server that has sent no settings has not shown that it speaks HTTP/2. */
  failure(server: Server): ApiError {
    const code = codeOf(this.error);
    // Over TLS, HTTP/2 was agreed on; the server then left for another reason, such as a missing certificate.
    const isForeign =
      this.url.protocol === 'http:' && !this.hasSettings && (code === '' || code.startsWith('ERR_HTTP2_'));
    return !isForeign ? toConnectionError(this.error ?? lost, server, true) : noHttp2(this.url);
  }

  get isUsable(): boolean {
    return !this.isSpent && !this.session.closed && !this.session.destroyed;
  }

  get hasRoom(): boolean {
    return this.active < (this.session.remoteSettings?.maxConcurrentStreams ?? Infinity);
  }

  /** What went wrong first explains the rest. */
  broke(error: unknown): void {
    this.error ??= error;
  }

  /** Whether the server said that it will not look at the stream. */
  hasLeft(streamId: number | undefined): boolean {
    return streamId === undefined || streamId > this.lastProcessed;
  }

  /** The process must not end while a call is under way, and may when none is. */
  enter(): () => void {
    if (this.active++ === 0) this.session.ref();
    return () => {
      this.active -= 1;
      if (this.active > 0) return;
      this.session.unref();
      if (this.isSpent) this.session.close();
    };
  }
}

/** Connections that are kept between calls, by what makes them differ. */
export class Http2Sessions {
  private readonly kept = new Map<string, Http2Connection[]>();
  private readonly opening = new Map<string, Promise<Http2Connection>>();

  constructor(private readonly clock: Clock) {}

  /** A kept connection with room for one more call. */
  free(key: string): Http2Connection | undefined {
    return this.kept.get(key)?.find((each) => each.isUsable && each.hasRoom);
  }

  /** A new connection, or the one that is being opened. */
  open(key: string, request: SocketRequest): Promise<Http2Connection> {
    return this.opening.get(key) ?? this.start(key, request);
  }

  close(): void {
    for (const connection of [...this.kept.values()].flat()) connection.session.destroy();
    this.kept.clear();
  }

  private start(key: string, request: SocketRequest): Promise<Http2Connection> {
    const opening = this.connect(request)
      .then((connection) => {
        const others = this.kept.get(key)?.filter((each) => each.isUsable) ?? [];
        this.kept.set(key, [...others, connection]);
        return connection;
      })
      .finally(() => this.opening.delete(key));
    this.opening.set(key, opening);
    return opening;
  }

  private async connect(request: SocketRequest): Promise<Http2Connection> {
    const { url } = request;
    const socket = await openSocket({ ...request, allowH2: true }, this.clock);
    if (url.protocol === 'https:' && alpnOf(socket) !== 'h2') {
      socket.destroy();
      throw noHttp2(url);
    }
    const session = connect(url.origin, {
      createConnection: () => socket,
      settings: { enablePush: false, initialWindowSize: windowBytes },
      maxSessionMemory: 1024,
    });
    session.once('connect', () => session.setLocalWindowSize(windowBytes));
    const connection = new Http2Connection(session, url, this.clock);
    // TLS alerts reach the socket alone.
    socket.on('error', (error) => connection.broke(error));
    return connection;
  }
}

/** Node's own 64 KB let a fast server wait for each acknowledgement. */
const windowBytes = 4 * 1024 * 1024;

const alpnOf = (socket: Socket): unknown => (socket as { alpnProtocol?: unknown }).alpnProtocol;

/** @param url of the server that answered in something else */
export function noHttp2({ host, protocol }: URL): ApiError {
  const other = protocol === 'https:' ? 'http://' : 'https://';
  return new ApiError('RPC_REPLY_INVALID', {
    subject: `${host} does not speak HTTP/2, which gRPC needs`,
    hint: `Check the port: gRPC often has one of its own. Or try ${other} in the base URL; a gateway in between may also take HTTP/2 away.`,
  });
}

const lost = Object.assign(new Error('The connection was closed'), { code: 'ECONNRESET' });

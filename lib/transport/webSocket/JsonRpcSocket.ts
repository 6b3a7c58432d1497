import type { ApiError } from '../../errors/ApiError';
import { parseExact, stringifyExact } from '../../plan/exactIntegers';
import { isObject, type JsonObject, type JsonValue } from '../../plan/json';

/** A text channel that is open. */
export interface Channel {
  send(text: string): void;
  /** Whether calls are under way: only then may the process be kept alive by it. */
  setBusy(isBusy: boolean): void;
}

/** One or several calls that went out together. */
interface Waiting {
  readonly isBatch: boolean;
  /** By the number that each call has on this connection: its own id. */
  readonly ids: Map<number, JsonValue>;
  readonly replies: JsonObject[];
  done(replies: JsonValue): void;
  fail(error: ApiError): void;
}

/**
 * Calls of JSON-RPC on one connection. Many callers share it and number their calls from 1, so each call gets a number
 * of the connection's own while it is under way, and its reply the caller's id back.
 */
export class JsonRpcSocket {
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(private readonly channel: Channel) {}

  /**
   * Sends a call or a batch and waits for all replies; none are due for notifications. `onGivenUp` is called with a
   * function that forgets the call.
   */
  async call(
    body: string,
    onGivenUp: (forget: (error: ApiError) => void) => void,
  ): Promise<string | undefined> {
    const sent = parseExact(body);
    const ids = new Map<number, JsonValue>();
    const renumbered = Array.isArray(sent)
      ? sent.map((each) => this.renumber(each, ids))
      : this.renumber(sent, ids);
    if (ids.size === 0) {
      this.channel.send(stringifyExact(renumbered));
      return undefined;
    }
    const replies = new Promise<JsonValue>((resolve, reject) => {
      const waiting: Waiting = {
        isBatch: Array.isArray(sent),
        ids,
        replies: [],
        done: resolve,
        fail: reject,
      };
      for (const number of ids.keys()) this.waiting.set(number, waiting);
      onGivenUp((error) => this.forget(waiting).fail(error));
    });
    this.channel.setBusy(true);
    this.channel.send(stringifyExact(renumbered));
    return stringifyExact(await replies);
  }

  /** A text that came: a reply, a batch of them, or something that nobody asked for, which is passed over. */
  receive(text: string): void {
    const message = parsed(text);
    for (const each of Array.isArray(message) ? message : [message]) {
      if (isObject(each) && ('result' in each || 'error' in each)) this.settle(each as JsonObject);
    }
  }

  /** The connection is gone. */
  fail(error: ApiError): void {
    for (const waiting of new Set(this.waiting.values())) this.forget(waiting).fail(error);
  }

  private renumber(call: JsonValue, ids: Map<number, JsonValue>): JsonValue {
    const id = isObject(call) ? (call as JsonObject).id : undefined;
    if (id === undefined || id === null) return call;
    this.last += 1;
    ids.set(this.last, id);
    return { ...(call as JsonObject), id: typeof id === 'string' ? String(this.last) : this.last };
  }

  private settle(reply: JsonObject): void {
    const number = Number(reply.id ?? NaN);
    const waiting = this.waiting.get(number) ?? this.onlyOne(reply);
    if (!waiting) return;
    if (!waiting.ids.has(number)) {
      // An error without an id is the answer to all of it: what was sent could not be read.
      this.forget(waiting).done(reply);
      return;
    }
    this.waiting.delete(number);
    waiting.replies.push({ ...reply, id: waiting.ids.get(number)! });
    if (waiting.replies.length < waiting.ids.size) return;
    this.forget(waiting).done(waiting.isBatch ? waiting.replies : waiting.replies[0]!);
  }

  /** Which call an error without an id is about is known only when there is one. */
  private onlyOne(reply: JsonObject): Waiting | undefined {
    const all = [...new Set(this.waiting.values())];
    return (reply.id === null || reply.id === undefined) && all.length === 1 ? all[0] : undefined;
  }

  private forget(waiting: Waiting): Waiting {
    for (const number of waiting.ids.keys()) this.waiting.delete(number);
    if (this.waiting.size === 0) this.channel.setBusy(false);
    return waiting;
  }
}

function parsed(text: string): JsonValue {
  try {
    return parseExact(text);
  } catch {
    return null;
  }
}

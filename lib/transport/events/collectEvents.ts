import type { Cut, MessageStream } from '../../ports/Transport';
import type { createParser } from '../../vendor/eventsourceParser';
import { type ByteSink, tooLarge } from '../ByteSink';
import { MessageList } from './MessageList';

/** A sink for server-sent events; it can be left before their end. */
export interface EventSink extends ByteSink {
  /** Settles with what has come; ignored when it has settled, or has nothing. */
  leave(cut: Cut): void;
}

type Done = (error: Error | undefined, body: Buffer, cut?: Cut) => void;

/**
 * Collects the data of events until the stream ends, an event "complete" comes (graphql-sse, distinct connections
 * mode), or there are enough of them.
 *
 * @param done called once, with one line for each event
 */
export function collectEvents(
  create: typeof createParser,
  { maxMessages }: MessageStream,
  maxBytes: number,
  done: Done,
): EventSink {
  const messages = new MessageList(maxMessages);
  const characters = new TextDecoder();
  let size = 0;
  let isOver = false;
  const finish = (error?: Error, cut?: Cut) => {
    if (isOver) return;
    isOver = true;
    done(error, messages.toBody(), cut);
  };
  const stopAtCap = () => {
    const error = tooLarge(maxBytes);
    const cut = { failed: error };
    if (messages.isKeptBy(cut)) finish(undefined, cut);
    else finish(error);
  };
  const parser = create({
    onEvent({ event, data }) {
      if (isOver) return;
      if (event === 'complete') return finish();
      const isNext = event === undefined || event === 'next';
      if (isNext && data.trim() !== '') messages.add(data);
      if (messages.limit !== undefined) finish(undefined, { capped: messages.limit });
    },
  });
  return {
    write(chunk) {
      size += chunk.length;
      if (size > maxBytes) stopAtCap();
      else if (!isOver) parser.feed(characters.decode(chunk, { stream: true }));
      return true;
    },
    end: () => finish(),
    fail: (error) => finish(error),
    destroy: () => void (isOver = true),
    leave(cut) {
      if (messages.isKeptBy(cut)) finish(undefined, cut);
    },
  };
}

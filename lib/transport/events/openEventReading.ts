import type { MessageStream, SendOptions } from '../../ports/Transport';
import type { Server } from '../connectionErrorMeanings';
import type { EventReading } from '../exchange';
import { collectEvents } from './collectEvents';
import { streamCut } from './streamCut';

/** Loads what reads server-sent events. */
export async function openEventReading(
  stream: MessageStream,
  server: Server,
  options: SendOptions,
): Promise<EventReading> {
  const { createParser } = await import('../../vendor/eventsourceParser');
  return {
    collect: (maxBytes, done) => collectEvents(createParser, stream, maxBytes, done),
    cutBy: (error) => streamCut(error, server, options),
  };
}

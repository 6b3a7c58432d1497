import type { KeepingTransport } from '../ports/Transport';
import { transports } from './transports';

/** One transport for all protocols: each request goes the way it names; a way is made when it is first used. */
export function createTransports(): KeepingTransport {
  const made = new Map<string, KeepingTransport>();
  const transportFor = (name: string): KeepingTransport => {
    const transport = made.get(name) ?? transports.get(name)();
    made.set(name, transport);
    return transport;
  };
  return {
    send: async (request, options) => transportFor(request.via ?? 'http').send(request, options),
    async close() {
      await Promise.all([...made.values()].map((transport) => transport.close()));
    },
  };
}

import type { Client, Dispatcher } from '../vendor/undici';

/** Tells whether the connection that is about to carry a request has carried one before. */
export interface Carrier {
  take?: () => boolean;
}

/** undici hands the options of a request through all its layers unchanged: the carrier travels in them. */
export interface CarriedOptions extends Dispatcher.DispatchOptions {
  readonly carrier: Carrier;
}

/**
 * Makes a client report reused connections. A server may close a kept connection in the very moment in which a
 * request is written to it; undici fails that request, and does not say that the connection was an old one.
 */
export function reportConnectionUse(client: Client): Client {
  let requests = 0;
  client.on('connect', () => {
    requests = 0;
  });
  const take = () => requests++ > 0;
  const dispatch = client.dispatch.bind(client);
  client.dispatch = (options: Dispatcher.DispatchOptions, handler) => {
    (options as CarriedOptions).carrier.take = take;
    return dispatch(options, handler);
  };
  return client;
}

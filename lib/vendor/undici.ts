/* eslint-disable @typescript-eslint/no-require-imports */
import type * as Undici from 'undici';

/*
 * undici, by its parts. Its front door (`require('undici')`) makes its own agent the dispatcher of the whole
 * process, which the host's global `fetch` would then use; it also loads fetch, WebSocket, caches and mocks,
 * which would double the bundle.
 */
export const Agent = require('undici/lib/dispatcher/agent') as typeof Undici.Agent;
export const Client = require('undici/lib/dispatcher/client') as typeof Undici.Client;
export const Pool = require('undici/lib/dispatcher/pool') as typeof Undici.Pool;
export const buildConnector = require('undici/lib/core/connect') as typeof Undici.buildConnector;
/** A connection to one origin. */
export type Client = Undici.Client;
export type { buildConnector as Connector, Dispatcher } from 'undici';

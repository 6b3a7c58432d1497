import { WebSocket } from 'ws';

/** WebSocket with headers on the handshake and a connection of one's own; Node's has neither. */
export { WebSocket };

/** Server-sent events, as they come in pieces. */
export { createParser } from 'eventsource-parser';

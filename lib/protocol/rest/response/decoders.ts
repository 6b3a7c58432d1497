import { createRegistry } from '../../../plan/createRegistry';
import { binary } from './binary';
import { json } from './json';
import { ndjson } from './ndjson';
import type { ResponseDecoder } from './ResponseDecoder';
import { text } from './text';
import { xml } from './xml';

/** Every response format; `auto` takes the first that matches the media type. */
export const responseDecoders = createRegistry('response format', {
  json,
  ndjson,
  xml,
  text,
  binary,
} satisfies Record<string, ResponseDecoder>);

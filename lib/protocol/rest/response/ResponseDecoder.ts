import type { HttpResponse } from '../../../ports/Transport';
import type { Decoded } from '../../Protocol';

/** Reads one format of content. Members hold no state. */
export interface ResponseDecoder {
  readonly label: string;
  readonly help: string;
  /** Whether a media type is of this format. */
  matches(mediaType: string): boolean;
  /** Throws an ApiError when the content is not what it claims to be. */
  decode(response: HttpResponse): Decoded | Promise<Decoded>;
}

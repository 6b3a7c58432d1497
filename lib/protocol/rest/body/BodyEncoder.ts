import type { BinaryStore } from '../../../ports/BinaryStore';
import type { HttpRequest } from '../../../ports/Transport';

export interface EncodedBody {
  readonly body: HttpRequest['body'];
  readonly contentType: string;
}

/** Puts one kind of body on the wire. */
export type BodyEncoder<Spec> = (spec: Spec, binary: BinaryStore) => EncodedBody | Promise<EncodedBody>;

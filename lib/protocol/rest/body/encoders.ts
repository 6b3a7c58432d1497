import type { BodySpec } from '../../../plan/RequestPlan';
import type { BinaryStore } from '../../../ports/BinaryStore';
import { createRegistry } from '../../../plan/createRegistry';
import { binary } from './binary';
import type { BodyEncoder, EncodedBody } from './BodyEncoder';
import { form } from './form';
import { json } from './json';
import { multipart } from './multipart';
import { raw } from './raw';

type Encoders = { readonly [Kind in BodySpec['kind']]: BodyEncoder<Extract<BodySpec, { kind: Kind }>> };

/** Every kind of body. */
export const bodyEncoders = createRegistry('body kind', {
  json,
  form,
  multipart,
  raw,
  binary,
} satisfies Encoders);

export function encodeBody(spec: BodySpec, store: BinaryStore): EncodedBody | Promise<EncodedBody> {
  // The registry's kinds are the specs' kinds; TypeScript cannot follow that through a lookup.
  return (bodyEncoders.get(spec.kind) as BodyEncoder<BodySpec>)(spec, store);
}

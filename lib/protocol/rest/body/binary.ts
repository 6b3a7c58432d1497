import type { BodySpec } from '../../../plan/RequestPlan';
import type { BodyEncoder } from './BodyEncoder';

/** A file as the whole body. */
export const binary: BodyEncoder<Extract<BodySpec, { kind: 'binary' }>> = async (spec, store) => {
  const { bytes, mimeType } = await store.read(spec.binary);
  return { body: bytes, contentType: spec.contentType || mimeType || 'application/octet-stream' };
};

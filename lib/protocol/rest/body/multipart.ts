import type { BodySpec } from '../../../plan/RequestPlan';
import type { BodyEncoder } from './BodyEncoder';

/** multipart/form-data (RFC 7578), encoded by the platform's own FormData. */
export const multipart: BodyEncoder<Extract<BodySpec, { kind: 'multipart' }>> = async ({ parts }, store) => {
  const data = new FormData();
  for (const part of parts) {
    if ('value' in part) {
      data.append(part.name, part.value);
      continue;
    }
    const { bytes, fileName, mimeType } = await store.read(part.binary);
    data.append(part.name, new Blob([bytes], { type: mimeType }), fileName ?? 'file');
  }
  const encoded = new Response(data);
  return {
    body: new Uint8Array(await encoded.arrayBuffer()),
    contentType: encoded.headers.get('content-type') ?? 'multipart/form-data',
  };
};

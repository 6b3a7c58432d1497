import type { HttpRequest } from '../../ports/Transport';
import { wholeBody } from '../wholeBody';

const envelopePattern = /<(?:[\w.-]+:)?Envelope[\s>].*<\/(?:[\w.-]+:)?Envelope\s*>/s;

/**
 * The request with its envelope changed; of a message with attachments (MIME), the part that is the envelope.
 * Everything around it stays as it is, byte by byte.
 */
export async function mapEnvelope(
  request: HttpRequest,
  change: (envelope: string) => Promise<string>,
): Promise<HttpRequest> {
  if (typeof request.body === 'string') {
    const { index = 0, 0: envelope = request.body } = envelopePattern.exec(request.body) ?? {};
    const [before, after] = [request.body.slice(0, index), request.body.slice(index + envelope.length)];
    return { ...request, body: before + (await change(envelope)) + after };
  }
  const bytes = await wholeBody(request);
  // One character a byte, so that places in the text are places in the bytes.
  const { index = 0, 0: found = '' } = envelopePattern.exec(bytes.toString('latin1')) ?? {};
  const end = index + found.length;
  const changed = await change(bytes.subarray(index, end).toString('utf8'));
  return {
    ...request,
    body: Buffer.concat([bytes.subarray(0, index), Buffer.from(changed), bytes.subarray(end)]),
  };
}

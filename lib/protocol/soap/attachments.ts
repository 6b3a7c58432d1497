import { ApiError } from '../../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import { parsePath, writePath } from '../../plan/path';
import type { BinaryReference } from '../../plan/RequestPlan';
import type { BinaryContent, BinaryStore } from '../../ports/BinaryStore';
import type { SoapVersion } from './wsdl/SoapOperation';
import { type MultipartPart, writeMultipart } from './xml/multipart';

/** How files travel: in the message as Base64, beside it and optimised (MTOM), or beside it with a link (SwA). */
export type AttachmentForm = 'base64' | 'mtom' | 'swa';

/** A file of an input item, and the element that stands for it. */
export interface AttachmentSpec {
  readonly binary: BinaryReference;
  /** Path in the input; empty for a file that no element names. */
  readonly element: string;
}

export interface LoadedAttachment extends BinaryContent {
  readonly cid: string;
}

/** The files, and the input with what stands for them. */
export async function placeAttachments(
  input: JsonValue,
  specs: readonly AttachmentSpec[],
  form: AttachmentForm,
  store: BinaryStore,
): Promise<{ input: JsonValue; files: LoadedAttachment[] }> {
  if (specs.length === 0) return { input, files: [] };
  const copy = structuredClone(isObject(input) ? input : {}) as JsonObject;
  const files: LoadedAttachment[] = [];
  for (const [index, { binary, element }] of specs.entries()) {
    const content = await store.read(binary);
    const cid = `file-${index + 1}@attachment`;
    if (element !== '') writePath(copy, parsePath(element), placeholder(content, cid, form));
    else if (form !== 'swa') throw elementMissing(binary);
    if (form !== 'base64') files.push({ ...content, cid });
  }
  return { input: copy, files };
}

/** What the encoder makes an xop:Include of, and a link: neither is a value of the element's type. */
export const includeKey = '#xop';
export const linkKey = '#cid';

function placeholder({ bytes }: BinaryContent, cid: string, form: AttachmentForm): JsonValue {
  if (form === 'base64') return Buffer.from(bytes).toString('base64');
  return { [form === 'mtom' ? includeKey : linkKey]: cid };
}

function elementMissing({ field }: BinaryReference): ApiError {
  return new ApiError('INVALID_SETTING', {
    subject: `The attachment "${field}" has no element`,
    field: 'Element',
    hint: 'Name the path of the element that takes the file, or send attachments beside the message (SwA).',
  });
}

/**
 * The message with its files: XML-binary Optimized Packaging (W3C, 2005) with MTOM, or SOAP Messages with Attachments
 * (W3C note, 2000).
 */
export function packageMessage(
  envelope: string,
  files: readonly LoadedAttachment[],
  form: AttachmentForm,
  { version, action }: { readonly version: SoapVersion; readonly action: string },
): { body: Uint8Array; contentType: string } {
  const soapType = version === '1.2' ? 'application/soap+xml' : 'text/xml';
  const type = form === 'mtom' ? 'application/xop+xml' : soapType;
  const isOptimised = form === 'mtom';
  const actionParameter = version === '1.2' && action ? `; action="${action}"` : '';
  const root: MultipartPart = {
    headers: {
      'Content-Type': `${type}; charset=UTF-8${isOptimised ? `; type="${soapType}"` : ''}${actionParameter}`,
      'Content-Transfer-Encoding': '8bit',
      'Content-ID': '<envelope@attachment>',
    },
    bytes: Buffer.from(envelope),
  };
  const parts = files.map(({ cid, bytes, mimeType, fileName }): MultipartPart => ({
    headers: {
      'Content-Type': mimeType ?? 'application/octet-stream',
      'Content-Transfer-Encoding': 'binary',
      'Content-ID': `<${cid}>`,
      ...(fileName !== undefined && {
        'Content-Disposition': `attachment; filename="${headerSafe(fileName)}"`,
      }),
    },
    bytes,
  }));
  const { body, boundary } = writeMultipart([root, ...parts]);
  const startInfo = isOptimised ? `; start-info="${soapType}"` : '';
  return {
    body,
    contentType: `multipart/related; type="${type}"; start="<envelope@attachment>"${startInfo}${actionParameter}; boundary="${boundary}"`,
  };
}

function headerSafe(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\]/g, '_');
}

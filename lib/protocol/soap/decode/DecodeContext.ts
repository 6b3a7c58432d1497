import type { JsonObject } from '../../../plan/json';
import type { Attachment } from '../../../ports/Attachment';
import type { SchemaSet } from '../schema/SchemaSet';
import { contentId, type MultipartPart, parameter } from '../xml/multipart';
import type { XmlElement } from '../../xml/XmlElement';

const mostWarnings = 20;

/** What the decoders of one answer share. */
export class DecodeContext {
  readonly attachments: ReadonlyArray<Attachment & { readonly cid: string }>;
  private readonly found = new Set<string>();

  constructor(
    readonly schemas: SchemaSet | undefined,
    /** Names keep the prefixes that the answer has. */
    private readonly keepsPrefixes: boolean,
    /** What came beside the message. */
    parts: readonly MultipartPart[] = [],
  ) {
    this.attachments = parts.map(toAttachment);
  }

  /** The file that a link such as `cid:…` leads to, as JSON; undefined when there is none. */
  attachment(link: string): JsonObject | undefined {
    const id = decodeURIComponentSafely(link.replace(/^cid:/, ''));
    const found = this.attachments.find((each) => each.cid === id);
    if (!found) return undefined;
    const { name, fileName, mimeType, bytes } = found;
    return { attachment: name, fileName: fileName ?? null, mimeType: mimeType ?? null, size: bytes.length };
  }

  nameOf({ written, name }: XmlElement): string {
    return this.keepsPrefixes ? written : name.local;
  }

  warn(warning: string): void {
    if (this.found.size < mostWarnings) this.found.add(warning);
  }

  get warnings(): readonly string[] {
    return [...this.found];
  }
}

function toAttachment(
  { headers, bytes }: MultipartPart,
  index: number,
): Attachment & { readonly cid: string } {
  const disposition = headers['content-disposition'] ?? '';
  const type = headers['content-type'] ?? '';
  return {
    cid: contentId(headers),
    name: `attachment_${index + 1}`,
    bytes,
    fileName: parameter(disposition, 'filename') ?? parameter(type, 'name'),
    mimeType: type.split(';', 1)[0]!.trim() || undefined,
  };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import type { JsonObject } from '../../plan/json';
import type { Attachment } from '../../ports/Attachment';
import type { ShowBytes } from '../../protobuf/json/JsonContext';

/** Takes the bytes out of messages, as files that their data refers to. No bytes are no file. */
export class BytesAsFiles {
  readonly all: Attachment[] = [];
  private readonly counts = new Map<string, number>();

  readonly show: ShowBytes = (bytes, name): JsonObject | null => {
    if (bytes.length === 0) return null;
    const number = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, number);
    // Names must not meet, since all messages of a stream share them.
    const attachment = number === 1 ? name : `${name}_${number}`;
    this.all.push({ name: attachment, bytes });
    return { attachment, size: bytes.length };
  };
}

import type { BinaryContent } from './BinaryStore';

/** A file that came along with an answer's data; the data refers to it as `{"attachment": name, …}`. */
export interface Attachment extends BinaryContent {
  readonly name: string;
}

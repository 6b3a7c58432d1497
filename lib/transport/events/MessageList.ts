import type { Cut } from '../../ports/Transport';

/** The media type of what streams of JSON messages are handed over as: one message a line. */
export const messagesType = 'application/jsonl';

/** JSON messages of a stream in the order in which they came. */
export class MessageList {
  private readonly lines: string[] = [];

  constructor(private readonly most = Infinity) {}

  /** A line break in JSON is white space, wherever it is. */
  add(json: string): void {
    this.lines.push(json.replace(/[\r\n]+/g, ' '));
  }

  /** Set when there are as many as are wanted: "10 messages". */
  get limit(): string | undefined {
    const { length } = this.lines;
    return length < this.most ? undefined : `${length} ${length === 1 ? 'message' : 'messages'}`;
  }

  /** A failure before the first message leaves nothing to keep: it is a failure of all. */
  isKeptBy(cut: Cut): boolean {
    return 'capped' in cut || this.lines.length > 0;
  }

  toBody(): Buffer {
    return Buffer.from(this.lines.join('\n'));
  }
}

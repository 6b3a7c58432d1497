import type { SchemaSet } from '../schema/SchemaSet';
import type { XmlElement } from '../xml/XmlElement';

const mostWarnings = 20;

/** What the decoders of one answer share. */
export class DecodeContext {
  private readonly found = new Set<string>();

  constructor(
    readonly schemas: SchemaSet | undefined,
    /** Names keep the prefixes that the answer has. */
    private readonly keepsPrefixes: boolean,
  ) {}

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

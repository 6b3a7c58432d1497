/** A document of a description, and where it came from. */
export interface SourceDocument {
  readonly text: string;
  /** Absolute; empty for a text that somebody typed. */
  readonly url: string;
}

/** How the documents that a WSDL refers to are got. */
export interface WsdlReader {
  /** Rejects with an ApiError. */
  fetch(url: string): Promise<string>;
  /** Whether documents may be read from that address: the WSDL's own server, and those that the user lists. */
  isAllowed(url: string): boolean;
}

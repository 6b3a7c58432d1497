/** A name whose prefix is resolved; no namespace is the empty text. */
export interface XmlName {
  readonly namespace: string;
  readonly local: string;
}

export interface XmlAttribute {
  readonly name: XmlName;
  /** As written, with its prefix. */
  readonly written: string;
  readonly value: string;
}

export interface XmlElement {
  readonly name: XmlName;
  /** As written, with its prefix. */
  readonly written: string;
  /** Without declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text directly in it, CDATA included. */
  readonly text: string;
  /** The prefixes that hold here: prefix ('' for none) to namespace. */
  readonly prefixes: Readonly<Record<string, string>>;
}

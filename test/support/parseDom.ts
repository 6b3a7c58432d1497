import { createRequire } from 'node:module';

/** The parts of a DOM that tests walk through. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<DomNode>;
}

export interface DomElement extends DomNode {
  readonly tagName: string;
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly attributes: ArrayLike<{
    readonly name: string;
    readonly localName: string;
    readonly namespaceURI: string | null;
    readonly value: string;
  }>;
  lookupNamespaceURI(prefix: string): string | null;
  setAttributeNS(namespace: string, name: string, value: string): void;
  appendChild(node: DomNode): void;
}

export interface DomDocument {
  readonly documentElement: DomElement;
  createElementNS(namespace: string, name: string): DomElement;
  createTextNode(text: string): DomNode;
}

interface Xmldom {
  readonly DOMParser: new (options: { errorHandler: Record<string, (problem: string) => never> }) => {
    parseFromString(text: string, type: string): DomDocument;
  };
}

// Not imported: its types bring those of browsers with them, which are not Node's.
const { DOMParser } = createRequire(__filename)('@xmldom/xmldom') as Xmldom;

/** @throws Error when the text is no XML */
export function parseDom(text: string): DomDocument {
  const fail = (problem: string): never => {
    throw new Error(problem);
  };
  const errorHandler = { warning: fail, error: fail, fatalError: fail };
  return new DOMParser({ errorHandler }).parseFromString(text.trim(), 'text/xml');
}

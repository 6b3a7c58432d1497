import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Elements nested deeper than this are an attack, not data. */
const deepest = 200;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  // Numbers stay text: "007" and 12345678901234567890 would be damaged otherwise.
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
  maxNestedTags: deepest,
});

/** The document as plain data, or what is wrong with it, with its place. */
export function parseXml(text: string): { value: unknown } | { problem: string } {
  // Own entities are a way to blow up or read files (XXE, "billion laughs"); data has no use for them.
  if (/<!ENTITY/i.test(text)) return { problem: 'it declares entities of its own, which is refused' };
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    const { msg, line, col } = validity.err;
    return { problem: `${msg} (line ${line}, column ${col})` };
  }
  try {
    return { value: parser.parse(text) as unknown };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** An element with its content in order, names as they were written. */
export interface XmlNode {
  readonly name: string;
  /** In the order in which they were written, declarations of namespaces included. */
  readonly attributes: ReadonlyArray<readonly [string, string]>;
  readonly children: ReadonlyArray<XmlNode | string>;
}

const treeParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: '#text',
  cdataPropName: '#cdata',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // The parser leaves references such as &#10; alone, and would not tell them from those within CDATA.
  processEntities: false,
  maxNestedTags: deepest,
});

/** As the library gives it: one key with the content under the element's name, and the attributes beside it. */
type OrderedNode = Record<string, unknown> & { ':@'?: Record<string, string> };

/** The root element with everything in it, or what is wrong with the document. */
export function parseXmlTree(text: string): { root: XmlNode } | { problem: string } {
  if (/<!ENTITY/i.test(text)) return { problem: 'it declares entities of its own, which is refused' };
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    const { msg, line, col } = validity.err;
    return { problem: `${msg} (line ${line}, column ${col})` };
  }
  try {
    const parts = (treeParser.parse(text) as OrderedNode[]).map(toNode);
    const root = parts.find((part) => typeof part !== 'string');
    return root ? { root } : { problem: 'it is empty' };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function toNode(node: OrderedNode): XmlNode | string {
  if ('#text' in node) return withoutReferences(String(node['#text']));
  if ('#cdata' in node) {
    return (node['#cdata'] as OrderedNode[]).map((part) => String(part['#text'] ?? '')).join('');
  }
  const name = Object.keys(node).find((key) => key !== ':@')!;
  const attributes = Object.entries(node[':@'] ?? {}).map(
    ([attribute, value]) => [attribute, withoutReferences(value)] as const,
  );
  return { name, attributes, children: (node[name] as OrderedNode[]).map(toNode) };
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML 1.0, sections 4.1 and 4.6. */
function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (all, hex, decimal, name) => {
      if (name) return named[String(name).toLowerCase()] ?? all;
      const code = hex ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

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

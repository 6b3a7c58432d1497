import sax from 'sax';

/** Elements nested deeper than this are an attack, not data. */
const deepest = 200;

/** An element with its content in order, names as they were written. */
export interface XmlNode {
  readonly name: string;
  /** In the order in which they were written, declarations of namespaces included. */
  readonly attributes: ReadonlyArray<readonly [string, string]>;
  readonly children: ReadonlyArray<XmlNode | string>;
}

interface OpenNode extends XmlNode {
  readonly children: Array<OpenNode | string>;
}

/** The root element with everything in it, or what is wrong with the document, with its place. */
export function parseXmlTree(text: string): { root: XmlNode } | { problem: string } {
  // Own entities are a way to blow up or read files (XXE, "billion laughs"); data has no use for them.
  if (/<!ENTITY/i.test(text)) return { problem: 'it declares entities of its own, which is refused' };
  try {
    const root = read(text, false);
    return root ? { root } : { problem: 'it is empty' };
  } catch {
    // Counting lines takes as long as reading does, so they are counted only where there is one to name.
    return { problem: problemOf(text) };
  }
}

function problemOf(text: string): string {
  try {
    read(text, true);
    return 'it is not well-formed';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Throws at the first problem. */
function read(text: string, isCounting: boolean): XmlNode | undefined {
  const parser = sax.parser(true, { position: isCounting });
  const open: OpenNode[] = [];
  let root: OpenNode | undefined;
  const append = (content: string): void => void open.at(-1)?.children.push(content);
  const fail = (what: string): never => {
    throw new Error(`${what} (line ${(parser.line ?? 0) + 1}, column ${(parser.column ?? 0) + 1})`);
  };
  parser.onopentag = ({ name, attributes }) => {
    if (open.length >= deepest) fail(`Its elements are nested more than ${deepest} deep`);
    // Elements become fields, and this one would change the object instead.
    if (/(^|:)__proto__$/.test(name)) fail(`An element is called "${name}", which is refused`);
    const node: OpenNode = {
      name,
      attributes: Object.entries(attributes as Record<string, string>),
      children: [],
    };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = append;
  parser.oncdata = append;
  parser.onerror = ({ message }) => {
    const [what = ''] = message.split('\n');
    // Such as &nbsp;, which services write that take XML for HTML: it stays as it is.
    if (what === 'Invalid character entity') parser.resume();
    else fail(what.replace(/\.$/, ''));
  };
  parser.write(text).close();
  return root;
}

import { XmlTree } from '../../lib/protocol/xml/XmlTree';
import type { XmlElement } from '../../lib/protocol/xml/XmlElement';
import { XmlReader } from '../../lib/vendor/sax';

/** The root of a document, by the parser that reads character by character. @throws Error for what is no XML */
export function readXml(text: string): XmlElement {
  const tree = new XmlTree();
  const reader = new XmlReader(tree, true);
  reader.write(text);
  reader.end();
  if (!tree.root) throw new Error('it is empty');
  return tree.root;
}

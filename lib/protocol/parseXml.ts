import { setImmediate } from 'node:timers/promises';
import type { XmlDocument, XmlElement, XmlReader } from '../vendor/sax';

type Library = typeof import('../vendor/sax');

let loading: Promise<Library> | undefined;

/** The XML parser of all protocols that read messages, loaded for the first of them. */
export const loadXml = (): Promise<Library> => (loading ??= import('../vendor/sax'));

/** Characters that are read in one go, so that nothing else waits long. */
const piece = 64 * 1024;

/** A document with everything in it, or what is wrong with it; other work has its turn while a large one is read. */
export async function parseXml(text: string): Promise<XmlDocument> {
  const { readXml, XmlReader } = await loadXml();
  if (text.length <= piece) return readXml(text);
  try {
    return { root: await readInPieces(text, new XmlReader()) };
  } catch {
    return readInPieces(text, new XmlReader(true)).then(
      (root) => ({ root }),
      (error: Error) => ({ problem: error.message }),
    );
  }
}

async function readInPieces(text: string, reader: XmlReader): Promise<XmlElement> {
  for (let at = 0; at < text.length; at += piece) {
    reader.write(text.slice(at, at + piece));
    await setImmediate();
  }
  return reader.end();
}

import { setImmediate } from 'node:timers/promises';
import type { XmlElement } from './XmlElement';
import { XmlTree } from './XmlTree';
import { scanXml } from './scanXml';

/** The root element with everything in it, or what is wrong with the document, with its place. */
export type XmlDocument = { readonly root: XmlElement } | { readonly problem: string };

type Library = typeof import('../../vendor/sax');

let loading: Promise<Library> | undefined;

/** Loaded for the first document that is not plain. */
const load = (): Promise<Library> => (loading ??= import('../../vendor/sax'));

/** Characters that are read in one go, so that nothing else waits long. */
const piece = 64 * 1024;
/** Plain documents are read so fast that these may be larger: about ten milliseconds. */
const largestScanned = 512 * 1024;

/** A document with everything in it, or what is wrong with it; other work has its turn while a large one is read. */
export async function parseXml(text: string): Promise<XmlDocument> {
  const plain = text.length <= largestScanned ? scanXml(text) : undefined;
  if (plain) return { root: plain };
  const library = await load();
  try {
    return { root: await read(text, library, false) };
  } catch {
    // Counting lines takes as long as reading does, so they are counted only where there is one to name.
    return read(text, library, true).then(
      (root) => ({ root }),
      (error: Error) => ({ problem: error.message }),
    );
  }
}

/** Tells what is wrong with short documents, if anything is. */
export async function xmlChecker(): Promise<(document: string) => string | undefined> {
  const { XmlReader } = await load();
  return (document) => {
    if (scanXml(document)) return undefined;
    try {
      const reader = new XmlReader(new XmlTree(), true);
      reader.write(document);
      reader.end();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

async function read(text: string, { XmlReader }: Library, isCounting: boolean): Promise<XmlElement> {
  const tree = new XmlTree();
  const reader = new XmlReader(tree, isCounting);
  for (let at = 0; at < text.length; at += piece) {
    reader.write(text.slice(at, at + piece));
    if (text.length > piece) await setImmediate();
  }
  reader.end();
  if (!tree.root) throw new Error('it is empty');
  return tree.root;
}

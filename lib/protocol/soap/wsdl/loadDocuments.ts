import { ApiError } from '../../../errors/ApiError';
import { toApiError } from '../../../errors/toApiError';
import type { WsdlNode } from '../../../vendor/soap';
import { namespaces } from '../namespaces';
import type { SourceDocument, WsdlReader } from './WsdlSource';

/** A schema, and the namespace of the schema that includes it. */
export interface LoadedSchema {
  readonly node: WsdlNode;
  readonly namespace: string;
}

export interface LoadedDocuments {
  /** wsdl:definitions, the first one first. */
  readonly definitions: readonly WsdlNode[];
  readonly schemas: readonly LoadedSchema[];
  readonly warnings: readonly string[];
}

/** More documents than any service has; a server could go on for ever. */
const mostDocuments = 500;
/** Characters of all documents together. */
const mostText = 64 * 1024 * 1024;

/**
 * A WSDL with all that it imports and includes, each document once, however they refer to each other.
 * @throws ApiError WSDL_INVALID, ORIGIN_NOT_ALLOWED, or what `fetch` rejects with
 */
export async function loadDocuments(first: SourceDocument, reader: WsdlReader): Promise<LoadedDocuments> {
  const loading = new Loading(reader);
  await loading.read(first, '');
  return loading;
}

class Loading implements LoadedDocuments {
  readonly definitions: WsdlNode[] = [];
  readonly schemas: LoadedSchema[] = [];
  readonly warnings: string[] = [];
  private readonly seen = new Set<string>();
  private size = 0;

  constructor(private readonly reader: WsdlReader) {}

  async read({ text, url }: SourceDocument, namespace: string): Promise<void> {
    this.seen.add(keyOf(url, namespace));
    this.size += text.length;
    if (this.size > mostText || this.seen.size > mostDocuments) throw tooLarge();
    const { readWsdlDocument } = await import('../../../vendor/soap');
    const document = await readWsdlDocument(text, pause);
    if ('problem' in document) throw invalid(url, document.problem, text);
    const { root } = document;
    if (root.name === 'schema') return this.takeSchema(root, url, namespace);
    // Some have a wrong namespace, and are clear all the same.
    if (root.name !== 'definitions') throw invalid(url, otherRoot(root), text);
    await this.takeDefinitions(root, url);
  }

  private async takeDefinitions(root: WsdlNode, url: string): Promise<void> {
    this.definitions.push(root);
    for (const child of root.children) {
      if (child.name === 'import') await this.follow(child.attribute('location'), url, '');
      if (child.name !== 'types') continue;
      for (const schema of child.children) {
        if (schema.name === 'schema') await this.takeSchema(schema, url, '');
      }
    }
  }

  private async takeSchema(node: WsdlNode, url: string, namespace: string): Promise<void> {
    this.schemas.push({ node, namespace });
    const own = node.attribute('targetNamespace') ?? namespace;
    for (const child of node.children) {
      const location = child.attribute('schemaLocation');
      if (child.name === 'import') await this.followImport(child, location, url);
      // What is included belongs to the namespace of the schema that includes it.
      if (child.name === 'include' || child.name === 'redefine') await this.follow(location, url, own);
      if (child.name === 'redefine' && child.children.length > 0) {
        this.warnings.push('The changes that an xs:redefine makes are left out');
      }
    }
  }

  /** Without a location, the schema is elsewhere in the WSDL or one that everybody knows. */
  private async followImport(child: WsdlNode, location: string | undefined, url: string): Promise<void> {
    const namespace = child.attribute('namespace') ?? '';
    if (Object.values<string>(namespaces).includes(namespace)) return;
    if (standards.test(namespace) && !this.isWithin(location, url)) return;
    await this.follow(location, url, '');
  }

  /** Whether a document is served along with the WSDL. */
  private isWithin(location: string | undefined, from: string): boolean {
    const url = location !== undefined && URL.canParse(location, from) && new URL(location, from).href;
    return url !== false && this.reader.isAllowed(url);
  }

  private async follow(location: string | undefined, from: string, namespace: string): Promise<void> {
    if (!location) return;
    const url = absolute(location, from);
    if (this.seen.has(keyOf(url, namespace))) return;
    if (!this.reader.isAllowed(url)) throw foreign(url, from);
    this.seen.add(keyOf(url, namespace));
    const text = await this.fetch(url);
    if (text !== undefined) await this.read({ text, url }, namespace);
  }

  /** A document that is not there may not be needed: vendors forget to deliver some, and nobody notices. */
  private async fetch(url: string): Promise<string | undefined> {
    try {
      return await this.reader.fetch(url);
    } catch (error) {
      if (toApiError(error).code !== 'NOT_FOUND') throw error;
      this.warnings.push(
        `The WSDL refers to ${url}, where nothing is found; what is declared there is unknown`,
      );
      return undefined;
    }
  }
}

/** Of the standards that schemas refer to, such as XML's own attributes; few servers have copies of them. */
const standards = /^https?:\/\/(www\.w3\.org|schemas\.xmlsoap\.org|docs\.oasis-open\.org)\//;

/** Lets others work between the pieces of a large document. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A schema without a namespace is another one in each namespace that includes it. */
function keyOf(url: string, namespace: string): string {
  return `${namespace} ${url}`;
}

function absolute(location: string, from: string): string {
  const isUrl = /^[a-z][a-z0-9+.-]*:/i.test(location);
  if (!isUrl && from === '') {
    throw new ApiError('WSDL_INVALID', {
      subject: `The WSDL refers to "${location}", but a text has no address to find it at`,
      hint: 'Give the URL of the WSDL instead, or put the schemas into the text.',
    });
  }
  if (!URL.canParse(location, from || undefined)) {
    throw new ApiError('WSDL_INVALID', { subject: `The WSDL refers to "${location}", which is no address` });
  }
  const url = new URL(location, from || undefined);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ApiError('WSDL_INVALID', {
      subject: `The WSDL refers to "${location}": only http and https addresses are read, no files`,
      hint: 'Put the schemas into the WSDL, or serve them next to it.',
    });
  }
  return url.href;
}

function foreign(url: string, from: string): ApiError {
  return new ApiError('ORIGIN_NOT_ALLOWED', {
    subject: `The WSDL${from ? ` at ${from}` : ''} refers to a document on another server, ${new URL(url).origin}`,
    url,
    hint: 'If you trust that server, add its origin to "Allowed Origins": in the credential, or in the options of the node when there is none.',
  });
}

function tooLarge(): ApiError {
  return new ApiError('WSDL_INVALID', {
    subject: `The WSDL and what it imports are more than ${mostDocuments} documents or ${mostText / 1024 / 1024} MB`,
  });
}

function otherRoot({ name, namespace }: WsdlNode): string {
  if (name.toLowerCase() === 'html') return 'it is a web page, perhaps a login';
  if (name === 'description' && namespace === 'http://www.w3.org/ns/wsdl')
    return 'it is WSDL 2.0; only 1.1 is read';
  if (name === 'Envelope') return 'it is a SOAP message: the address may be that of the service';
  return `its root element is <${name}> instead of <definitions>`;
}

function invalid(url: string, problem: string, text: string): ApiError {
  const isPage = /^\s*(<!doctype\s+html|<html)/i.test(text);
  const what = isPage ? 'it is a web page, perhaps a login' : problem;
  return new ApiError('WSDL_INVALID', {
    subject: `${url ? `The document at ${url}` : 'The WSDL text'} cannot be used: ${what}`,
    url: url || undefined,
  });
}

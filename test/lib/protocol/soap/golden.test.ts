import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DecodeContext } from '../../../../lib/protocol/soap/decode/DecodeContext';
import { decodeMessage } from '../../../../lib/protocol/soap/decode/decodeMessage';
import { encodeEnvelope } from '../../../../lib/protocol/soap/encode/encodeEnvelope';
import { readFault } from '../../../../lib/protocol/soap/faults';
import { loadSoapDescription, type SoapDescription } from '../../../../lib/protocol/soap/SoapDescription';
import { readEnvelope } from '../../../../lib/protocol/soap/xml/readEnvelope';
import { isObject, type JsonObject, type JsonValue } from '../../../../lib/plan/json';
import { corpus, describeCorpus } from '../../../support/corpora';
import { canonicalBody, type Difference } from '../../../support/canonicalXml';
import differences from '../../../cases/soap/golden-differences.json';

const root = corpus('soap-request-response');

/** What is not as in the pair, and why: see test/cases/soap/golden-differences.json. */
interface Listed {
  readonly pair: string;
  readonly part: string;
  readonly reason: string;
  /** All else is compared; without it, nothing can be. */
  readonly ignoring?: readonly Ignored[];
}

/**
 * Besides what requests may differ in: `dates`, any way to write an instant, and `arrays`, the element around the items of a
 * SOAP-encoded array.
 */
type Ignored = Difference | 'dates' | 'arrays';

const listed = new Map((differences as Listed[]).map((each) => [`${each.pair} ${each.part}`, each]));

async function describePair(pair: string): Promise<SoapDescription> {
  const folder = join(root, pair);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return loadSoapDescription(
    { text: read('soap.wsdl'), url: 'http://pair.test/soap.wsdl' },
    {
      isAllowed: () => true,
      fetch: async (url) => {
        const path = decodeURIComponent(new URL(url).pathname).slice(1);
        // The pairs hold some schemas beside the WSDL that belong into folders, and lack others.
        const name = [path, basename(path), path.replaceAll('/', '.')].find((each) =>
          existsSync(join(folder, each)),
        );
        return name ? read(name) : '<schema xmlns="http://www.w3.org/2001/XMLSchema"/>';
      },
    },
  );
}

/** Names that a pair's options of the library give to attributes, texts and XML. */
interface Keys {
  readonly attributesKey?: string;
  readonly valueKey?: string;
}

/** The library's words for attributes, texts and XML in ours. */
function toOurs(value: unknown, keys: Keys): JsonValue {
  if (typeof value === 'string') return value.startsWith('<![CDATA[') ? { '#xml': value } : value;
  if (Array.isArray(value)) return value.map((each) => toOurs(each, keys));
  if (!isObject(value)) return value as JsonValue;
  const { attributesKey = 'attributes', valueKey = '$value' } = keys;
  const object: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === valueKey) object['#text'] = toOurs(inner, keys);
    else if (key === '$xml') object['#xml'] = inner as string;
    else if (key !== attributesKey) object[key] = toOurs(inner, keys);
    else {
      for (const [name, text] of Object.entries(inner as object)) {
        if (typeof text !== 'object') object[`@${name}`] = text as JsonValue;
        else if (name === 'xsi_type') {
          const { type, xmlns } = text as { type: string; xmlns: string };
          object['@xsi:type'] = `{${xmlns}}${type}`;
        }
      }
    }
  }
  return object;
}

/** Values as texts, lists of one as their element, and nothing that is empty: the library knows no types of lists. */
function loosely(value: unknown, ignored: readonly Ignored[]): unknown {
  if (Array.isArray(value)) {
    const all = value.map((each) => loosely(each, ignored));
    return all.length === 1 ? all[0] : all.length === 0 ? undefined : all;
  }
  if (!isObject(value)) {
    const text = value === null || value === undefined ? '' : String(value).trim();
    return text === '' ? undefined : ignored.includes('dates') ? instant(text) : text;
  }
  const entries = Object.entries(value)
    // Which type an element stated, by whatever prefix.
    .filter(([key]) => !/^@[\w-]+:/.test(key))
    .map(([key, inner]) => [key.replace(/^(@?).*:/, '$1'), loosely(inner, ignored)] as const)
    .filter(([, inner]) => inner !== undefined);
  const [only] = entries;
  if (entries.length === 1 && (only![0] === '#text' || (only![0] === 'item' && ignored.includes('arrays'))))
    return only![1];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The library takes times without a zone for UTC. */
function instant(text: string): string {
  if (!/^\d{4}-|GMT/.test(text)) return text;
  const hasZone = /Z$|GMT|[+-]\d\d:\d\d$/.test(text);
  return new Date(hasZone || !text.includes('T') ? text : `${text}Z`).toISOString();
}

describeCorpus('pairs of requests and responses', 'soap-request-response', () => {
  const pairs = existsSync(root) ? readdirSync(root).sort() : [];
  const having = (file: string) => pairs.filter((pair) => existsSync(join(root, pair, file)));
  const text = (pair: string, file: string) => readFileSync(join(root, pair, file), 'utf8');

  const keysOf = (pair: string): Keys =>
    existsSync(join(root, pair, 'wsdl_options.json')) ? JSON.parse(text(pair, 'wsdl_options.json')) : {};

  /** Runs the comparison; one that is listed has to differ, or the list is out of date. */
  async function compare(
    pair: string,
    part: string,
    comparison: (ignored: readonly Ignored[]) => Promise<void>,
  ): Promise<void> {
    const known = listed.get(`${pair} ${part}`);
    if (!known) return comparison([]);
    await expect(comparison([])).rejects.toThrow();
    if (known.ignoring) await comparison(known.ignoring);
  }

  it.each(having('request.xml').filter((pair) => existsSync(join(root, pair, 'request.json'))))(
    'the request of %s',
    async (pair) => {
      await compare(pair, 'request', async (ignored) => {
        const description = await describePair(pair);
        const operation = description.find(pair.split('__')[0]!);
        const body = toOurs(JSON.parse(text(pair, 'request.json')), keysOf(pair));
        const xml = encodeEnvelope(operation, description, {
          body,
          headers: {},
          headerXml: '',
          isChecking: false,
          xmlProblem: () => undefined,
        });
        // The library takes 1.1 for every port; what is in the body is the same.
        expect(canonicalBody(xml, ignored)).toBe(canonicalBody(text(pair, 'request.xml'), ignored));
      });
    },
  );

  it.each(having('response.xml').filter((pair) => existsSync(join(root, pair, 'response.json'))))(
    'the response of %s',
    async (pair) => {
      await compare(pair, 'response', async (ignored) => {
        const description = await describePair(pair);
        const operation = description.find(pair.split('__')[0]!);
        const response = {
          status: 200,
          headers: new Headers({
            'content-type': 'text/xml',
            ...(existsSync(join(root, pair, 'responseHttpHeader.json')) &&
              (JSON.parse(text(pair, 'responseHttpHeader.json')) as Record<string, string>)),
          }),
          body: new TextEncoder().encode(text(pair, 'response.xml').trim()),
          url: '',
          receivedBytes: 0,
        };
        const envelope = await readEnvelope(response);
        const fault = readFault(envelope, description.schemas);
        const context = new DecodeContext(description.schemas, false, envelope.parts);
        const value = fault ?? decodeMessage(envelope.body, operation.output?.(), context);
        const expected = toOurs(JSON.parse(text(pair, 'response.json')), keysOf(pair));
        expect(loosely(value, ignored)).toEqual(loosely(expected, ignored));
      });
    },
  );
});

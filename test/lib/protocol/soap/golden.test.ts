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
import { type CanonicalElement, canonicalXml } from '../../../support/soapEnvelopes';
import differences from '../../../cases/soap/golden-differences.json';

const root = corpus('soap-request-response');

/** What cannot be as in the pair, and why: see test/cases/soap/golden-differences.json. */
const reasons = new Map(
  (differences as Array<{ pair: string; part: string; reason: string }>).map(({ pair, part, reason }) => [
    `${pair} ${part}`,
    reason,
  ]),
);

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

/** The library's words for attributes and texts in ours. */
function toOurs(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(toOurs);
  if (!isObject(value)) return value as JsonValue;
  const object: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$value') object['#text'] = toOurs(inner);
    else if (key !== 'attributes') object[key] = toOurs(inner);
    else {
      for (const [name, text] of Object.entries(inner as object)) {
        if (typeof text !== 'object') object[`@${name}`] = text as JsonValue;
        else if (name === 'xsi_type') object['@xsi:type'] = (text as { type: string }).type;
      }
    }
  }
  return object;
}

/** Values as texts, lists of one as their element, and nothing that is empty: the library knows no types of lists. */
function loosely(value: unknown): unknown {
  if (Array.isArray(value)) {
    const all = value.map(loosely);
    return all.length === 1 ? all[0] : all.length === 0 ? undefined : all;
  }
  if (!isObject(value))
    return value === null || value === undefined ? undefined : String(value).trim() || undefined;
  const entries = Object.entries(value)
    .filter(([key]) => !/^@\w+:/.test(key))
    .map(
      ([key, inner]) =>
        [key.replace(/^@?.*:/, (all) => (all.startsWith('@') ? '@' : '')), loosely(inner)] as const,
    )
    .filter(([, inner]) => inner !== undefined);
  const [only] = entries;
  if (entries.length === 1 && only![0] === '#text') return only![1];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

describeCorpus('pairs of requests and responses', 'soap-request-response', () => {
  const pairs = existsSync(root) ? readdirSync(root).sort() : [];
  const having = (file: string) => pairs.filter((pair) => existsSync(join(root, pair, file)));
  const text = (pair: string, file: string) => readFileSync(join(root, pair, file), 'utf8');

  /** Runs the comparison; one that is listed has to differ, or the list is out of date. */
  async function compare(pair: string, part: string, comparison: () => Promise<void>): Promise<void> {
    const reason = reasons.get(`${pair} ${part}`);
    if (reason === undefined) return comparison();
    await expect(comparison()).rejects.toThrow();
  }

  it.each(having('request.xml').filter((pair) => existsSync(join(root, pair, 'request.json'))))(
    'the request of %s',
    async (pair) => {
      await compare(pair, 'request', async () => {
        const description = await describePair(pair);
        const operation = description.find(pair.split('__')[0]!);
        const body = toOurs(JSON.parse(text(pair, 'request.json')));
        const xml = encodeEnvelope(operation, description, {
          body,
          headers: {},
          headerXml: '',
          isChecking: false,
        });
        // The library takes 1.1 for every port; what is in the body is the same.
        const body1 = (envelope: string) =>
          (canonicalXml(envelope).content.at(-1) as CanonicalElement).content;
        expect(body1(xml)).toEqual(body1(text(pair, 'request.xml')));
      });
    },
  );

  it.each(having('response.xml').filter((pair) => existsSync(join(root, pair, 'response.json'))))(
    'the response of %s',
    async (pair) => {
      await compare(pair, 'response', async () => {
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
        const expected = loosely(toOurs(JSON.parse(text(pair, 'response.json'))));
        expect(loosely(value)).toEqual(expected);
      });
    },
  );
});

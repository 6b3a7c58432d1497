import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvelope } from '../../../../lib/protocol/soap/xml/readEnvelope';
import { loadSoapDescription } from '../../../../lib/protocol/soap/SoapDescription';
import hostile from '../../../cases/soap/hostile-wsdls.json';
import { corpus, describeCorpus } from '../../../support/corpora';
import { largeWsdl } from '../../../support/largeWsdl';

const home = 'http://home.test/service.wsdl';
const load = (text: string, documents: Record<string, string> = {}) => {
  const fetched: string[] = [];
  const description = loadSoapDescription(
    { text, url: home },
    {
      isAllowed: (url) => new URL(url).origin === new URL(home).origin,
      fetch: async (url) => {
        fetched.push(url);
        return documents[new URL(url).pathname] ?? '';
      },
    },
  );
  return { description, fetched };
};

describe('a hostile or wrong WSDL', () => {
  it.each(hostile.map((each) => [each.name, each] as const))('is refused: %s', async (_name, each) => {
    const { description, fetched } = load(each.text);
    await expect(description).rejects.toThrow(each.problem);
    expect(fetched).toEqual([]);
  });

  it('is refused when its elements are nested without end', async () => {
    const deep = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">${'<a>'.repeat(500)}`;
    await expect(load(deep).description).rejects.toThrow('nested more than 200 deep');
  });

  it('is refused when its imports never end', async () => {
    let count = 0;
    const importing = () =>
      `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><import namespace="u" location="/${(count += 1)}.wsdl"/></definitions>`;
    const endless = loadSoapDescription(
      { text: importing(), url: home },
      { isAllowed: () => true, fetch: async () => importing() },
    );
    await expect(endless).rejects.toThrow('more than 500 documents');
  });

  it('may import in a circle', async () => {
    const importing = (location: string) =>
      `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><import namespace="u" location="${location}"/></definitions>`;
    const { description, fetched } = load(importing('b.wsdl'), { '/b.wsdl': importing('service.wsdl') });
    await expect(description).rejects.toThrow('The WSDL has no SOAP operation');
    expect(fetched).toEqual(['http://home.test/b.wsdl']);
  });
});

describe('a hostile answer', () => {
  const answer = (text: string | Uint8Array, type = 'text/xml') =>
    readEnvelope({
      status: 200,
      headers: new Headers({ 'content-type': type }),
      body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
      url: '',
      receivedBytes: 0,
    });
  const envelope = (body: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

  it.each([
    [
      'entities of its own',
      `<!DOCTYPE x [<!ENTITY e "x">]>${envelope('&e;')}`,
      'declares entities of its own',
    ],
    ['elements without end', envelope('<a>'.repeat(300) + '</a>'.repeat(300)), 'nested more than 200 deep'],
    ['names that change objects', envelope('<__proto__><x>1</x></__proto__>'), '__proto__'],
    ['an end in the middle', envelope('<a>').slice(0, -30), 'is no XML'],
    ['another document', '<rss/>', 'is <rss> instead of a SOAP envelope'],
    ['a web page', '<html><body>Sign in</body></html>', 'web page instead of a SOAP message'],
    ['nothing', '', 'is empty'],
  ])('is refused: %s', async (_name, text, problem) => {
    await expect(answer(text)).rejects.toThrow(problem);
  });

  it('is refused when it is larger than 64 MB', async () => {
    await expect(answer(new Uint8Array(64 * 1024 * 1024 + 1))).rejects.toThrow('is larger than 64 MB');
  });
});

describe('a large WSDL', () => {
  it('is read in pieces: 1,500 operations and 3,000 types do not keep others waiting', async () => {
    const text = largeWsdl(1_500, 3_000);
    let turns = 0;
    const count = setInterval(() => (turns += 1), 0);
    const { operations } = await load(text).description;
    clearInterval(count);
    expect(operations).toHaveLength(1_500);
    // 2 MB in pieces of 16 KB: others had their turn again and again, not once at the end.
    expect(turns).toBeGreaterThan(20);
    const [first] = operations;
    expect(Object.keys(first!.input().$defs ?? {})).toContain('T0');
  });
});

describeCorpus('WSDLs, good and strange', 'soap-wsdl', () => {
  const root = corpus('soap-wsdl');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.wsdl'),
  );

  it.each(files)('%s loads, or is refused with a reason', async (file) => {
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    const description = loadSoapDescription(
      { text: read(file), url: `http://home.test/${file}` },
      {
        isAllowed: () => true,
        fetch: async (url) => read(decodeURIComponent(new URL(url).pathname)),
      },
    );
    const result = await description.catch((error: { code?: string; message: string }) => error);
    if (!('operations' in result)) {
      // What is missing in the corpus is no fault of the document.
      expect(result.code).toMatch(/^(WSDL_INVALID|ENOENT|EISDIR)$/);
      return;
    }
    expect(result.operations.length).toBeGreaterThan(0);
    for (const operation of result.operations) {
      expect(operation.input()).toBeDefined();
      operation.output?.();
    }
  });
});

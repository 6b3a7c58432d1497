import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvelope } from '../../../../lib/protocol/soap/xml/readEnvelope';
import { loadSoapDescription } from '../../../../lib/protocol/soap/SoapDescription';
import hostile from '../../../cases/soap/hostile-wsdls.json';
import refusedWsdls from '../../../cases/soap/refused-wsdls.json';
import { corpus, describeCorpus } from '../../../support/corpora';
import { ApiError } from '../../../../lib/errors/ApiError';
import { elementOf, smallWsdl } from '../../../support/smallWsdl';
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

describe('an import of a WSDL', () => {
  const importing = (namespace: string, location: string) =>
    smallWsdl({
      schema: `<xs:import namespace="${namespace}" schemaLocation="${location}"/>${elementOf('Note', '<xs:attribute ref="xml:lang"/>')}`,
      operations: [],
      oneWay: ['Note'],
    });

  it('may lead to nothing: what is there is used', async () => {
    const fetched: string[] = [];
    const description = await loadSoapDescription(
      {
        text: importing('urn:lost', 'lost.xsd').replace(
          '</xs:schema>',
          '<xs:include schemaLocation="lost.xsd"/></xs:schema>',
        ),
        url: home,
      },
      {
        isAllowed: () => true,
        fetch: async (url) => {
          fetched.push(url);
          throw new ApiError('NOT_FOUND', { url });
        },
      },
    );
    expect(description.operations.map(({ label }) => label)).toEqual(['Note']);
    expect(description.warnings).toContain(
      'The WSDL refers to http://home.test/lost.xsd, where nothing is found; what is declared there is unknown',
    );
  });

  it('has to be there when it is only slow or locked: a description without it would be kept', async () => {
    const description = loadSoapDescription(
      { text: importing('urn:locked', 'locked.xsd'), url: home },
      {
        isAllowed: () => true,
        fetch: async () => {
          throw new ApiError('AUTHENTICATION_FAILED', {});
        },
      },
    );
    await expect(description).rejects.toMatchObject({ code: 'AUTHENTICATION_FAILED' });
  });

  it('of a standard needs no other server', async () => {
    const { description, fetched } = load(
      importing('http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2001/xml.xsd'),
    );
    expect((await description).operations[0]!.input().properties).toHaveProperty('@lang');
    expect(fetched).toEqual([]);
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
    [
      'prefixes without end',
      envelope(`<a ${Array.from({ length: 600 }, (_, at) => `xmlns:p${at}="u"`).join(' ')}/>`),
      'declares more than 500 prefixes',
    ],
    ['names that change objects', envelope('<__proto__><x>1</x></__proto__>'), '__proto__'],
    ['an attribute that comes twice', envelope('<a b="1" b="2"/>'), 'has the attribute "b" twice (line 1'],
    ['an end in the middle', envelope('<a>').slice(0, -30), 'is no XML'],
    ['another document', '<rss/>', 'is <rss> instead of a SOAP envelope'],
    ['a web page', '<html><body>Sign in</body></html>', 'web page instead of a SOAP message'],
    ['nothing', '', 'is empty'],
  ])('is refused: %s', async (_name, text, problem) => {
    await expect(answer(text)).rejects.toThrow(problem);
  });

  it('is refused when it is larger than 256 MB, whatever the limit of the plan', async () => {
    await expect(answer(new Uint8Array(256 * 1024 * 1024 + 1))).rejects.toThrow('is larger than 256 MB');
  });

  it('may have attributes without end, and prefixes that objects have', async () => {
    const attributes = Array.from({ length: 20_000 }, (_, at) => `a${at}="1"`).join(' ');
    const { body } = await answer(envelope(`<a ${attributes}/><constructor:b/>`));
    expect(body.children[0]!.attributes).toHaveLength(20_000);
    expect(body.children[1]!.name).toEqual({ namespace: '', local: 'b' });
  });

  it('is read in pieces when it is large, and its problem is named', async () => {
    const long = envelope(`<!-- ${'x'.repeat(200_000)} -->${'<a b="1">text</a>'.repeat(100_000)}`);
    let turns = 0;
    const count = setInterval(() => (turns += 1), 0);
    const { body } = await answer(long);
    await expect(answer(long.replace('</s:Body>', '<a></s:Body>'))).rejects.toThrow(
      'Unexpected close tag (line 1',
    );
    clearInterval(count);
    expect(body.children).toHaveLength(100_000);
    expect(turns).toBeGreaterThan(10);
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
  const refused = new Map(
    (refusedWsdls as Array<{ file: string; problem: string }>).map((each) => [each.file, each]),
  );

  const loadFile = (file: string) => {
    const path = (url: string) => join(root, decodeURIComponent(new URL(url).pathname));
    return loadSoapDescription(
      { text: readFileSync(join(root, file), 'utf8'), url: `http://home.test/${file}` },
      {
        isAllowed: (url) => new URL(url).origin === 'http://home.test',
        fetch: async (url) => {
          // The corpus lacks some of what its WSDLs refer to.
          if (!existsSync(path(url))) throw new ApiError('NOT_FOUND', { url });
          return readFileSync(path(url), 'utf8');
        },
      },
    );
  };

  it.each(files.filter((file) => !refused.has(file)))('%s loads', async (file) => {
    const { operations } = await loadFile(file);
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations) {
      expect(operation.input()).toBeDefined();
      operation.output?.();
    }
  });

  it.each([...refused.values()].map((each) => [each.file, each.problem] as const))(
    '%s is refused, for a reason that is listed',
    async (file, problem) => {
      await expect(loadFile(file)).rejects.toThrow(problem);
    },
  );
});

import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf } from '../../support/runRestApi';
import { runNode } from '../../support/runNode';
import { calling } from '../../support/runSoapApi';
import { elementOf, smallWsdl, soapEnvelope } from '../../support/smallWsdl';

const schema = `
${elementOf('Get', '<xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence>')}
${elementOf('GetResponse', '<xs:sequence><xs:element name="id" type="xs:long"/><xs:element name="price" type="xs:decimal"/><xs:element name="when" type="xs:dateTime"/><xs:element name="day" type="xs:date" nillable="true"/><xs:element name="tag" type="xs:string" maxOccurs="unbounded"/><xs:element name="ok" type="xs:boolean"/></xs:sequence>')}
${elementOf('Problem', '<xs:sequence><xs:element name="field" type="xs:string"/><xs:element name="most" type="xs:int"/></xs:sequence>')}`;

const content =
  '<p:GetResponse xmlns:p="urn:small"><p:id>9007199254740993</p:id><p:price>0.10</p:price><p:when>2024-05-31T09:30:00+02:00</p:when><p:day xsi:nil="true"/><p:tag>one</p:tag><p:ok>1</p:ok></p:GetResponse>';
const typed = {
  id: '9007199254740993',
  price: '0.10',
  when: '2024-05-31T09:30:00+02:00',
  day: null,
  tag: ['one'],
  ok: true,
};

const xml = (body: string, status = 200) => ({ status, headers: { 'content-type': 'text/xml' }, body });
const soap12 = (body: string) =>
  soapEnvelope(body).replace(
    'http://schemas.xmlsoap.org/soap/envelope/',
    'http://www.w3.org/2003/05/soap-envelope',
  );

let server: LocalServer;
afterEach(() => server?.stop());

/** Runs a call against a service that gives these answers one after the other, the last one again and again. */
async function run(answers: ReadonlyArray<ReturnType<Handler>>, options: object = {}) {
  let count = 0;
  server = await startServer(({ method }) =>
    method === 'GET'
      ? xml(smallWsdl({ schema, operations: ['Get'], origin: server.origin }))
      : answers[Math.min(count++, answers.length - 1)]!,
  );
  const result = await runNode({
    type: 'soapApi',
    parameters: {
      authentication: 'none',
      wsdlUrl: `${server.origin}/soap?wsdl`,
      ...calling('Get', { id: 1 }),
      options,
    } as never,
  });
  return { ...result, posts: server.requests.filter(({ method }) => method === 'POST') };
}

describe('SOAP API: answers', () => {
  it('have the types of the schema: exact numbers, ISO dates, null for nil, lists of one', async () => {
    const { outputs, error, report } = await run([xml(soapEnvelope(content))]);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([typed]);
    expect(report!.warnings).toEqual([]);
  });

  it('keep their prefixes and their XML on request', async () => {
    const body = soapEnvelope(content);
    const { outputs } = await run([xml(body)], { namespaces: 'keep', rawXml: true });
    const named = Object.entries(typed).map(([name, value]) => [`p:${name}`, value]);
    expect(dataOf(outputs[0])).toEqual([{ ...Object.fromEntries(named), rawXml: body }]);
  });

  it('are refused when they are larger than allowed', async () => {
    const { error } = await run([xml(soapEnvelope(`${content}<!-- ${'x'.repeat(1_100_000)} -->`))], {
      timeout: { group: { maxResponseSize: 1 } },
    });
    expect(error?.message).toMatch(/1 MB|larger|too large/i);
  });
});

const detail = '<Problem xmlns="urn:small"><field>id</field><most>100</most></Problem>';
const fault11 = (code: string) =>
  soapEnvelope(
    `<s:Fault><faultcode>s:${code}</faultcode><faultstring>Not so</faultstring><faultactor>urn:gate</faultactor><detail>${detail}</detail></s:Fault>`,
  );
const fault12 = (code: string) =>
  soap12(
    `<s:Fault><s:Code><s:Value>s:${code}</s:Value><s:Subcode><s:Value>x:Range</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">Not so</s:Text></s:Reason><s:Node>urn:node</s:Node><s:Role>urn:gate</s:Role><s:Detail>${detail}</s:Detail></s:Fault>`,
  );

describe('SOAP API: faults', () => {
  it.each([
    ['1.1', 'Client', 200, fault11],
    ['1.1', 'Client', 500, fault11],
    ['1.2', 'Sender', 200, fault12],
    ['1.2', 'Sender', 500, fault12],
  ] as const)(
    'of SOAP %s, %s, with status %i, are errors that are not repeated',
    async (_v, code, status, make) => {
      const { error, posts } = await run([xml(make(code), status)], {
        retry: { group: { safeToRepeat: true, idempotent: true } },
      });
      expect(error?.message).toContain('Not so');
      const { errorResponse } = error as unknown as { errorResponse: { body: string } };
      const fault = JSON.parse(errorResponse.body) as Record<string, unknown>;
      expect(fault).toMatchObject({
        code,
        reason: 'Not so',
        detail: { Problem: { field: 'id', most: 100 } },
      });
      expect([fault.actor, fault.role]).toContain('urn:gate');
      expect(posts).toHaveLength(1);
    },
  );

  it.each([
    ['Server', fault11],
    ['Receiver', fault12],
  ] as const)('that blame the service (%s) may be repeated where that does no harm', async (code, make) => {
    const { outputs, error, posts } = await run([xml(make(code), 500), xml(soapEnvelope(content))], {
      retry: { group: { idempotent: true, baseDelay: 0.001, maxDelay: 0.001 } },
    });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([typed]);
    expect(posts).toHaveLength(2);
  });

  it('that mean "too fast" are waited for, whatever the operation does', async () => {
    const busy = soapEnvelope(
      '<s:Fault><faultcode>ErrorServerBusy</faultcode><faultstring>Busy</faultstring><detail><Value Name="BackOffMilliseconds">5</Value></detail></s:Fault>',
    );
    const { outputs, error, posts, report } = await run([xml(busy, 500), xml(soapEnvelope(content))]);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([typed]);
    expect(posts).toHaveLength(2);
    expect(report!.waits).not.toEqual([]);
  });
});

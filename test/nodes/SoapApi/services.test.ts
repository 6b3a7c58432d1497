import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf } from '../../support/runRestApi';
import { runNode } from '../../support/runNode';
import { calling } from '../../support/runSoapApi';
import { elementOf, smallWsdl, soapEnvelope } from '../../support/smallWsdl';

let server: LocalServer;
afterEach(() => server?.stop());

const schema = `
${elementOf('Get', '<xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence>')}
${elementOf('GetResponse', '<xs:sequence><xs:element name="price" type="xs:decimal"/><xs:element name="count" type="xs:int"/></xs:sequence>')}
${elementOf('Note', '<xs:sequence><xs:element name="text" type="xs:string"/></xs:sequence>')}
${elementOf('Session', '<xs:sequence><xs:element name="sessionId" type="xs:string"/><xs:element name="limit" type="xs:int" minOccurs="0"/></xs:sequence>')}`;

const wsdl = (origin: string) =>
  smallWsdl({ schema, operations: ['Get'], oneWay: ['Note'], header: 'Session', origin });
const xml = (body: string, status = 200) => ({ status, headers: { 'content-type': 'text/xml' }, body });
const right = xml(
  soapEnvelope('<GetResponse xmlns="urn:small"><price>9.90</price><count>2</count></GetResponse>'),
);

/** Runs a call against a service that answers as told. */
async function run(parameters: object, answer: ReturnType<Handler>) {
  server = await startServer(({ method }) => (method === 'GET' ? xml(wsdl(server.origin)) : answer));
  const result = await runNode({
    type: 'soapApi',
    parameters: {
      authentication: 'none',
      wsdlUrl: `${server.origin}/soap?wsdl`,
      ...parameters,
    } as never,
  });
  return { ...result, posts: server.requests.filter(({ method }) => method === 'POST') };
}

describe('SOAP API: services of all kinds', () => {
  it.each([
    ['202 without a body', { status: 202, body: '' }],
    ['200 without a body', { status: 200, body: '' }],
    ['an empty envelope', xml(soapEnvelope(''))],
  ])('takes %s for the success of a one-way operation', async (_name, answer) => {
    const { outputs, error, posts } = await run(calling('Note', { text: 'hello' }), answer);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ success: true }]);
    expect(posts[0]!.text()).toContain('hello');
  });

  it('takes the WSDL from a binary field of the first item', async () => {
    server = await startServer(() => right);
    const data = Buffer.from(wsdl(server.origin)).toString('base64');
    const { outputs, error } = await runNode({
      type: 'soapApi',
      parameters: {
        authentication: 'none',
        wsdlFrom: 'binary',
        wsdlField: 'description',
        ...calling('Get', { id: 1 }),
      } as never,
      input: [{ json: {}, binary: { description: { data, mimeType: 'text/xml' } } }],
    });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ price: '9.90', count: 2 }]);
  });

  it('makes an error of a fault without detail', async () => {
    const fault = xml(
      soapEnvelope('<s:Fault><faultcode>s:Client</faultcode><faultstring>No such id</faultstring></s:Fault>'),
      500,
    );
    const { error, posts } = await run(calling('Get', { id: 1 }), fault);
    expect(error?.message).toBe('The service answered with a fault (Client): No such id');
    expect(posts).toHaveLength(1);
  });

  it('says that the WSDL could not be read where it asks for a credential', async () => {
    server = await startServer(() => ({ status: 401, headers: { 'www-authenticate': 'Basic' }, body: 'no' }));
    const { error } = await runNode({
      type: 'soapApi',
      parameters: {
        authentication: 'none',
        wsdlUrl: `${server.origin}/soap?wsdl`,
        ...calling('Get', { id: 1 }),
      } as never,
    });
    expect(error?.message).toMatch(/^The WSDL could not be read: the API did not accept the credential/);
  });

  it('keeps an answer that does not match the schema, with warnings', async () => {
    const odd = xml(
      soapEnvelope('<GetResponse xmlns="urn:small"><price>cheap</price><colour>red</colour></GetResponse>'),
    );
    const { outputs, report, error } = await run(calling('Get', { id: 1 }), odd);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ price: 'cheap', colour: 'red' }]);
    expect(report!.warnings).toEqual([
      '<price> is not a decimal number; the text is kept',
      '<GetResponse> has an element <colour> that its type does not know; it is kept',
      '<GetResponse> lacks the element <count>',
    ]);
  });

  it.each([
    ['JSON by their names', '{ "Session": { "sessionId": "a&b", "limit": "7" } }'],
    [
      'XML',
      '<t:Session xmlns:t="urn:small"><t:sessionId>a&amp;b</t:sessionId><t:limit>7</t:limit></t:Session>',
    ],
  ])('sends headers given as %s, and gives those of the answer', async (_name, soapHeaders) => {
    const header =
      '<s:Header><Session xmlns="urn:small"><sessionId>next</sessionId><limit>6</limit></Session></s:Header>';
    const answer = xml(right.body.replace('<s:Body>', `${header}<s:Body>`));
    const { outputs, posts, error } = await run(
      { ...calling('Get', { id: 1 }), options: { soapHeaders, addSoapHeaders: true } },
      answer,
    );
    expect(error).toBeUndefined();
    expect(posts[0]!.text()).toMatch(
      /Header>\s*<\w+:Session[^>]*><\w+:sessionId>a&amp;b<\/\w+:sessionId><\w+:limit>7</,
    );
    expect(dataOf(outputs[0])).toEqual([
      { price: '9.90', count: 2, soapHeader: { Session: { sessionId: 'next', limit: 6 } } },
    ]);
  });

  it('reports headers that do not fit before anything is sent', async () => {
    const soapHeaders = '{ "Session": { "sessionId": "a", "limit": "many" } }';
    const { error, posts } = await run({ ...calling('Get', { id: 1 }), options: { soapHeaders } }, right);
    expect(error?.message).toContain('header.Session.limit is "many", which is not a whole number');
    expect(posts).toEqual([]);
  });
});

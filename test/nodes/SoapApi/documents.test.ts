import { type LocalServer, startServer } from '../../support/localServer';
import { dataOf } from '../../support/runRestApi';
import { runNode } from '../../support/runNode';
import { calling } from '../../support/runSoapApi';
import { elementOf, smallWsdl, soapEnvelope } from '../../support/smallWsdl';

const types = `${elementOf('Get', '<xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence>')}${elementOf('GetResponse', '<xs:sequence><xs:element name="price" type="xs:decimal"/></xs:sequence>')}`;
const xsd = (content: string) =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:small" elementFormDefault="qualified">${content}</xs:schema>`;
const xml = (body: string) => ({ headers: { 'content-type': 'text/xml' }, body });
const right = xml(soapEnvelope('<GetResponse xmlns="urn:small"><price>9.90</price></GetResponse>'));

const servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** A service whose documents are these, by path; "/soap" answers calls. */
async function serve(documents: (origin: string) => Record<string, string>): Promise<LocalServer> {
  const server = await startServer(({ method, url }) => {
    if (method === 'POST') return right;
    const text = documents(server.origin)[url.split('?')[0]!];
    return text === undefined ? { status: 404, body: 'not here' } : xml(text);
  });
  servers.push(server);
  return server;
}

const including = (location: string) => (origin: string) =>
  smallWsdl({ schema: `<xs:include schemaLocation="${location}"/>`, operations: ['Get'], origin });

const call = (origin: string, more: object = {}) =>
  runNode({
    type: 'soapApi',
    parameters: {
      authentication: 'none',
      wsdlUrl: `${origin}/service.wsdl`,
      ...calling('Get', { id: 1 }),
      ...more,
    } as never,
  });

describe('SOAP API: what a WSDL is made of', () => {
  it('may include schemas beside it, which include each other', async () => {
    const server = await serve((origin) => ({
      '/service.wsdl': including('types/one.xsd')(origin),
      '/types/one.xsd': xsd('<xs:include schemaLocation="../types/two.xsd"/>'),
      '/types/two.xsd': xsd(`<xs:include schemaLocation="one.xsd"/>${types}`),
    }));
    const { outputs, error } = await call(server.origin);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ price: '9.90' }]);
    await call(server.origin);
    // Kept: the second run asks for no document again.
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(3);
  });

  it('is refused where it leads to another server, unless the credential allows that', async () => {
    const other = await serve(() => ({ '/types.xsd': xsd(types) }));
    const server = await serve((origin) => ({
      '/service.wsdl': including(`${other.origin}/types.xsd`)(origin),
    }));
    const refused = await call(server.origin);
    expect(refused.error?.message).toContain(`refers to a document on another server, ${other.origin}`);
    expect(other.requests).toEqual([]);

    const allowed = await runNode({
      type: 'soapApi',
      parameters: {
        authentication: 'apiIntegrationBasicApi',
        wsdlUrl: '/service.wsdl',
        ...calling('Get', { id: 1 }),
      } as never,
      credential: {
        type: 'apiIntegrationBasicApi',
        data: {
          baseUrl: server.origin,
          username: 'ada',
          password: 'secret',
          moreSettings: true,
          allowedOrigins: other.origin,
        } as never,
      },
    });
    expect(allowed.error).toBeUndefined();
    expect(other.requests).toHaveLength(1);
  });

  it('is refused where what it includes is redirected to another server, which is not asked', async () => {
    const other = await serve(() => ({ '/types.xsd': xsd(types) }));
    const server = await startServer(({ method, url }) => {
      if (method === 'POST') return right;
      const isWsdl = url.startsWith('/service.wsdl');
      if (isWsdl) return xml(including('types.xsd')(server.origin));
      return url === '/types.xsd'
        ? { status: 302, headers: { location: '/moved.xsd' } }
        : { status: 302, headers: { location: `${other.origin}/types.xsd` } };
    });
    servers.push(server);
    const { error } = await call(server.origin);
    expect(error?.message).toContain(`redirected to another server, ${other.origin}`);
    expect(server.requests.map(({ url }) => url)).toContain('/moved.xsd');
    expect(other.requests).toEqual([]);
  });

  it('may be a text', async () => {
    const server = await serve(() => ({}));
    const wsdlText = smallWsdl({ schema: types, operations: ['Get'], origin: server.origin });
    const { outputs, error } = await call(server.origin, { wsdlFrom: 'text', wsdlText });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ price: '9.90' }]);
  });

  it('has ports for HTTP GET and POST, which are left out', async () => {
    const server = await serve((origin) => ({
      '/service.wsdl': smallWsdl({ schema: types, operations: ['Get'], origin }).replace(
        '<service name="Small">',
        `<binding name="H" type="tns:T"><http:binding xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" verb="GET"/><operation name="Get"><http:operation xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" location="/Get"/></operation></binding>
<service name="Small"><port name="ByGet" binding="tns:H"><http:address xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" location="${origin}"/></port>`,
      ),
    }));
    const { outputs, error } = await call(server.origin, {
      operation: 'describe',
      soapOperation: { __rl: true, mode: 'name', value: '' },
    });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toMatchObject([{ operation: 'Get', port: 'P' }]);
  });

  it('may name an address that does not work, and another one is given', async () => {
    const server = await serve(() => ({
      '/service.wsdl': smallWsdl({ schema: types, operations: ['Get'], origin: 'http://internal.test' }),
    }));
    const options = { endpoint: `${server.origin}/real` };
    const { outputs, error } = await call(server.origin, { options });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ price: '9.90' }]);
    expect(server.requests.at(-1)!.url).toBe('/real');
  });

  it('is told from a web page', async () => {
    const server = await serve(() => ({ '/service.wsdl': '<!doctype html><title>Sign in</title>' }));
    const { error } = await call(server.origin);
    expect(error?.message).toContain('cannot be used: it is a web page, perhaps a login');
  });
});

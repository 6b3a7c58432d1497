import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen, passwordDigest } from 'soap';
import { SignedXml } from 'xml-crypto';
import { certificates, type LocalServer, startServer } from '../../support/localServer';
import { type NodeSetup, runNode } from '../../support/runNode';
import { dataOf } from '../../support/runRestApi';

const { signer } = certificates;
const user = { username: 'ada', password: 'pa55-5ecret' };
const run = (baseUrl: string, data: object, parameters: object) =>
  runNode({
    type: 'soapApi',
    parameters: {
      authentication: 'apiIntegrationWsSecurityApi',
      options: { retry: { group: { baseDelay: 0.01, maxDelay: 0.02 } } },
      ...parameters,
    } as NodeSetup['parameters'],
    credential: { type: 'apiIntegrationWsSecurityApi', data: { baseUrl, ...data } },
  });

describe('a service of node-soap that checks the user name token', () => {
  let server: Server;
  let baseUrl: string;
  const wsdl = `<definitions name="Echo" targetNamespace="urn:echo" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="urn:echo"
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <types><xs:schema targetNamespace="urn:echo" elementFormDefault="qualified">
      <xs:element name="Say"><xs:complexType><xs:sequence><xs:element name="text" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
      <xs:element name="Said"><xs:complexType><xs:sequence><xs:element name="text" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    </xs:schema></types>
    <message name="In"><part name="parameters" element="tns:Say"/></message>
    <message name="Out"><part name="parameters" element="tns:Said"/></message>
    <portType name="Port"><operation name="Say"><input message="tns:In"/><output message="tns:Out"/></operation></portType>
    <binding name="Binding" type="tns:Port"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
      <operation name="Say"><soap:operation soapAction="urn:echo#Say"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>
    </binding>
    <service name="Echo"><port name="EchoPort" binding="tns:Binding"><soap:address location="ADDRESS"/></port></service>
  </definitions>`;

  beforeAll(async () => {
    server = createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const Say = ({ text }: { text: string }) => ({ text: `${text}!` });
    const service = listen(server, {
      path: '/echo',
      services: { Echo: { EchoPort: { Say } } },
      xml: wsdl.replace('ADDRESS', `${baseUrl}/echo`),
    });
    service.authenticate = ({ UsernameToken: token }: { UsernameToken: Record<string, never> }) => {
      const { Username, Password, Nonce, Created } = token as Record<string, unknown>;
      const { $value: sent, attributes } = Password as { $value: string; attributes: { Type: string } };
      const nonce = (Nonce as { $value: string } | undefined)?.$value ?? '';
      const isDigest = attributes.Type.endsWith('#PasswordDigest');
      const known = isDigest ? passwordDigest(nonce, String(Created), user.password) : user.password;
      return Username === user.username && sent === known;
    };
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const say = (data: object) =>
    run(baseUrl, data, {
      wsdlUrl: '/echo?wsdl',
      soapOperation: { __rl: true, mode: 'name', value: 'Say' },
      inputAs: 'json',
      inputJson: '{"text": "hello"}',
    });

  it.each(['text', 'digest'])('lets us in with the password as %s', async (passwordType) => {
    const { outputs, error } = await say({ ...user, passwordType });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ text: 'hello!' }]);
  });

  it('refuses a wrong password, which the error does not show', async () => {
    const { error } = await say({ ...user, password: 'wr0ng-5ecret' });
    expect(error).toBeDefined();
    expect(JSON.stringify([error, error!.message, error!.description])).not.toContain('5ecret');
  });
});

describe('a service that checks signatures', () => {
  const answer =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r>ok</r></s:Body></s:Envelope>';
  let server: LocalServer;
  afterEach(() => server.stop());

  it('gets each attempt signed anew', async () => {
    server = await startServer(() => ({
      status: server.requests.length === 1 ? 503 : 200,
      headers: { 'content-type': 'text/xml' },
      body: answer,
    }));
    const data = {
      wsSecurity: 'both',
      ...user,
      passwordType: 'digest',
      certificate: signer.cert,
      privateKey: signer.key,
    };
    const xml = '<q:Get xmlns:q="urn:q"><id>1</id></q:Get>';
    const parameters = {
      operation: 'sendXml',
      endpoint: '/s',
      xml,
      options: { retry: { group: { baseDelay: 0.01, idempotent: true } } },
    };
    const { outputs, error } = await run(server.origin, data, parameters);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ r: 'ok' }]);
    const envelopes = server.requests.map((request) => request.text());
    expect(new Set(envelopes.map((envelope) => /<wsse:Nonce[^>]*>([^<]+)/.exec(envelope)![1])).size).toBe(2);
    for (const envelope of envelopes) {
      expect(envelope).toContain(xml);
      const check = new SignedXml({ publicCert: signer.cert, idMode: 'wssecurity' });
      check.loadSignature(/<ds:Signature .*<\/ds:Signature>/s.exec(envelope)![0]);
      expect(check.checkSignature(envelope)).toBe(true);
      expect(check.getSignedReferences()).toHaveLength(3);
    }
  });
});

import { type LocalServer, startServer } from '../../support/localServer';
import { calling } from '../../support/runSoapApi';
import { runNode } from '../../support/runNode';

let server: LocalServer;
afterEach(() => server?.stop());

const wsdl = (
  origin: string,
) => `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:files" targetNamespace="urn:files">
<types><xs:schema targetNamespace="urn:files" elementFormDefault="qualified">
<xs:element name="Store"><xs:complexType><xs:sequence><xs:element name="name" type="xs:string"/><xs:element name="content" type="xs:base64Binary"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="StoreResponse"><xs:complexType><xs:sequence><xs:element name="copy" type="xs:base64Binary"/></xs:sequence></xs:complexType></xs:element>
</xs:schema></types>
<message name="in"><part name="parameters" element="tns:Store"/></message><message name="out"><part name="parameters" element="tns:StoreResponse"/></message>
<portType name="Files"><operation name="Store"><input message="tns:in"/><output message="tns:out"/></operation></portType>
<binding name="B" type="tns:Files"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/><operation name="Store"><soap:operation soapAction="urn:files/Store"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="S"><port name="P" binding="tns:B"><soap:address location="${origin}/files"/></port></service></definitions>`;

const answer = (copy: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><StoreResponse xmlns="urn:files"><copy>${copy}</copy></StoreResponse></s:Body></s:Envelope>`;
const include = '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:copy%40server"/>';
const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
const packed = Buffer.concat([
  Buffer.from(
    `--edge\r\nContent-Type: application/xop+xml; type="text/xml"\r\nContent-ID: <root>\r\n\r\n${answer(include)}\r\n--edge\r\nContent-Type: image/png\r\nContent-ID: <copy@server>\r\nContent-Disposition: attachment; filename="copy.png"\r\n\r\n`,
  ),
  bytes,
  Buffer.from('\r\n--edge--\r\n'),
]);

async function store(attachmentsAs: string) {
  server = await startServer(({ method }) =>
    method === 'GET'
      ? { headers: { 'content-type': 'text/xml' }, body: wsdl(server.origin) }
      : {
          headers: {
            'content-type': 'multipart/related; type="application/xop+xml"; start="<root>"; boundary=edge',
          },
          body: packed,
        },
  );
  const result = await runNode({
    type: 'soapApi',
    parameters: {
      authentication: 'none',
      wsdlUrl: `${server.origin}/files?wsdl`,
      ...calling('Store', { name: 'a.png' }),
      options: {
        attachments: { rows: [{ binaryField: 'photo', element: 'content' }] },
        attachmentsAs,
        addressing: '2005/08',
      },
    } as never,
    input: [
      {
        json: {},
        binary: { photo: { data: bytes.toString('base64'), mimeType: 'image/png', fileName: 'a.png' } },
      },
    ],
  });
  return { ...result, sent: server.requests.find(({ method }) => method === 'POST')! };
}

describe('SOAP API: attachments', () => {
  it('sends a file by MTOM, and makes the file of the answer a binary field', async () => {
    const { outputs, error, sent } = await store('mtom');
    expect(error).toBeUndefined();
    expect(sent.headers['content-type']).toMatch(
      /^multipart\/related; type="application\/xop\+xml"; start="<envelope@attachment>"; start-info="text\/xml"; boundary="part-[0-9a-f]{40}"$/,
    );
    const text = sent.body.toString('latin1');
    expect(text).toContain('Include href="cid:file-1@attachment"');
    expect(text).toContain('Content-ID: <file-1@attachment>');
    expect(text).toContain('Action>urn:files/Store</');
    expect(sent.body.includes(bytes)).toBe(true);
    const [item] = outputs[0]!;
    expect(item!.json).toEqual({
      copy: { attachment: 'attachment_1', fileName: 'copy.png', mimeType: 'image/png', size: bytes.length },
    });
    expect(item!.binary!.attachment_1).toMatchObject({
      data: bytes.toString('base64'),
      fileName: 'copy.png',
      mimeType: 'image/png',
    });
  });

  it('sends a file beside the message with a link (SwA), or within it as Base64', async () => {
    const { sent } = await store('swa');
    expect(sent.headers['content-type']).toMatch(/^multipart\/related; type="text\/xml"/);
    expect(sent.body.toString('latin1')).toContain('content>cid:file-1@attachment</');
    await server.stop();
    const { sent: inline } = await store('base64');
    expect(inline.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(inline.text()).toContain(`content>${bytes.toString('base64')}</`);
  });
});

import { encodeEnvelope } from '../../../../lib/protocol/soap/encode/encodeEnvelope';
import { loadSoapDescription, type SoapDescription } from '../../../../lib/protocol/soap/SoapDescription';
import type { JsonValue } from '../../../../lib/plan/json';
import { xmlChecker } from '../../../../lib/protocol/xml/parseXml';
import { canonicalBody } from '../../../support/canonicalXml';
import { elementOf, smallWsdl, soapEnvelope } from '../../../support/smallWsdl';

const schema = elementOf(
  'Note',
  '<xs:sequence><xs:element name="text" type="xs:string" minOccurs="0"/><xs:element name="more" type="xs:anyType" minOccurs="0"/></xs:sequence>',
);

const rpcEncoded = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:rpc" targetNamespace="urn:rpc">
<message name="in"><part name="calls" type="xs:anyType"/></message>
<portType name="T"><operation name="Note"><input message="tns:in"/></operation></portType>
<binding name="B" type="tns:T"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/><operation name="Note"><soap:operation soapAction=""/><input><soap:body use="encoded" namespace="urn:rpc"/></input></operation></binding>
<service name="S"><port name="P" binding="tns:B"><soap:address location="http://rpc.test/"/></port></service></definitions>`;

const load = (text: string): Promise<SoapDescription> =>
  loadSoapDescription({ text, url: '' }, { isAllowed: () => false, fetch: async () => '' });

async function encode(text: string, body: JsonValue, { headerXml = '', isChecking = true } = {}) {
  const description = await load(text);
  return encodeEnvelope(description.find('Note'), description, {
    body,
    headers: {},
    headerXml,
    isChecking,
    xmlProblem: await xmlChecker(),
  });
}

const note = smallWsdl({ schema, operations: [], oneWay: ['Note'] });
const expected = (body: string) => canonicalBody(soapEnvelope(body));

describe('XML as a value', () => {
  it('is sent as it is', async () => {
    const xml = await encode(note, { more: { '#xml': '<a xmlns="urn:own" b="1"/><!-- kept -->' } });
    expect(xml).toContain('<!-- kept -->');
    expect(canonicalBody(xml)).toBe(
      expected('<Note xmlns="urn:small"><more><a xmlns="urn:own" b="1"/></more></Note>'),
    );
  });

  it('has to be well-formed, in the headers too', async () => {
    await expect(encode(note, { more: { '#xml': '<a>' } })).rejects.toThrow(
      'more is no well-formed XML: Unexpected close tag',
    );
    await expect(encode(note, {}, { headerXml: '<Token>x</Tokn>' })).rejects.toThrow(
      'header is no well-formed XML',
    );
  });
});

describe('null for an element that is optional, and not nillable', () => {
  it('is no value', async () => {
    expect(canonicalBody(await encode(note, { text: null }))).toBe(expected('<Note xmlns="urn:small"/>'));
  });

  it('is xsi:nil where the input is not compared with the WSDL', async () => {
    expect(canonicalBody(await encode(note, { text: null }, { isChecking: false }))).toBe(
      expected('<Note xmlns="urn:small"><text xsi:nil="true"/></Note>'),
    );
  });
});

describe('values of any type in an rpc/encoded message', () => {
  it('are lists within lists, and types that no schema declares', async () => {
    const map = { '@xsi:type': '{http://xml.apache.org/xml-soap}Map', item: { key: 'qty', value: 9 } };
    const body = await encode(rpcEncoded, { calls: [['update', map]] });
    expect(canonicalBody(body)).toBe(
      expected(`<r:Note xmlns:r="urn:rpc" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<calls xsi:type="e:Array" e:arrayType="xsd:anyType[1]"><item xsi:type="e:Array" e:arrayType="xsd:anyType[2]">
<item xsi:type="xsd:string">update</item>
<item xmlns:m="http://xml.apache.org/xml-soap" xsi:type="m:Map"><item><key xsi:type="xsd:string">qty</key><value xsi:type="xsd:int">9</value></item></item>
</item></calls></r:Note>`),
    );
  });
});

import { DecodeContext } from '../../../../lib/protocol/soap/decode/DecodeContext';
import { decodeMessage } from '../../../../lib/protocol/soap/decode/decodeMessage';
import { encodeEnvelope } from '../../../../lib/protocol/soap/encode/encodeEnvelope';
import { loadSoapDescription, type SoapDescription } from '../../../../lib/protocol/soap/SoapDescription';
import { readEnvelope } from '../../../../lib/protocol/soap/xml/readEnvelope';
import type { JsonValue } from '../../../../lib/plan/json';
import { elementOf, smallWsdl, soapEnvelope } from '../../../support/smallWsdl';
import { elementTree } from '../../../support/elementTree';

const schema = `
${elementOf('Pay', '<xs:sequence><xs:choice><xs:element name="card" type="xs:string"/><xs:element name="iban" type="xs:string"/></xs:choice><xs:element name="amount" type="xs:decimal"/></xs:sequence>')}
${elementOf('Pairs', '<xs:sequence maxOccurs="unbounded"><xs:element name="key" type="xs:string"/><xs:element name="value" type="xs:int"/></xs:sequence>')}
${elementOf('Draw', '<xs:sequence><xs:element name="shape" type="tns:Shape" maxOccurs="unbounded"/></xs:sequence>')}
${elementOf('DrawResponse', '<xs:sequence><xs:element name="shape" type="tns:Shape" maxOccurs="unbounded"/></xs:sequence>')}
<xs:complexType name="Shape" abstract="true"><xs:sequence><xs:element name="colour" type="xs:string"/></xs:sequence></xs:complexType>
<xs:complexType name="Circle"><xs:complexContent><xs:extension base="tns:Shape"><xs:sequence><xs:element name="radius" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;

const load = (text: string): Promise<SoapDescription> =>
  loadSoapDescription({ text, url: '' }, { isAllowed: () => false, fetch: async () => '' });

let small: SoapDescription;
beforeAll(async () => {
  small = await load(smallWsdl({ schema, operations: ['Draw'], oneWay: ['Pay', 'Pairs'] }));
});

/** What goes into the body. */
function encode(name: string, body: JsonValue) {
  const xml = encodeEnvelope(small.find(name), small, {
    body,
    headers: {},
    headerXml: '',
    isChecking: true,
    xmlProblem: () => undefined,
  });
  const [bodyElement] = elementTree(xml).content as ReturnType<typeof elementTree>[];
  return (bodyElement!.content as ReturnType<typeof elementTree>[])[0]!;
}

/** The elements with a text, in their order. */
const flat = ({ content }: ReturnType<typeof elementTree>) =>
  (content as ReturnType<typeof elementTree>[]).map(({ name, content: text }) => [
    name.replace('{urn:small}', ''),
    text,
  ]);

async function decode(description: SoapDescription, name: string, body: string) {
  const response = {
    status: 200,
    headers: new Headers({ 'content-type': 'text/xml' }),
    body: new TextEncoder().encode(soapEnvelope(body)),
    url: '',
    receivedBytes: 0,
  };
  const context = new DecodeContext(description.schemas, false);
  const value = decodeMessage((await readEnvelope(response)).body, description.find(name).output!(), context);
  return { value, warnings: context.warnings };
}

describe('a choice', () => {
  it('takes one of its elements', () => {
    expect(flat(encode('Pay', { amount: '9.90', iban: 'DE1' }))).toEqual([
      ['iban', 'DE1'],
      ['amount', '9.90'],
    ]);
  });

  it.each([
    ['none', { amount: '1' }, 'needs one of card, iban'],
    [
      'both',
      { card: '4111', iban: 'DE1', amount: '1' },
      'iban cannot be sent together with the other fields: only one of them may be chosen',
    ],
  ])('does not take %s', (_name, input, problem) => {
    expect(() => encode('Pay', input)).toThrow(problem);
  });
});

describe('a group that comes again and again', () => {
  it('is written round by round', () => {
    expect(flat(encode('Pairs', { key: ['a', 'b'], value: [1, 2] }))).toEqual([
      ['key', 'a'],
      ['value', '1'],
      ['key', 'b'],
      ['value', '2'],
    ]);
  });

  it('has to be complete in each round', () => {
    expect(() => encode('Pairs', { key: ['a', 'b'], value: [1] })).toThrow('value is required');
  });
});

describe('a type that an element states itself', () => {
  it('is named by the field @xsi:type', () => {
    const [shape] = encode('Draw', { shape: [{ '@xsi:type': 'Circle', colour: 'red', radius: 3 }] })
      .content as ReturnType<typeof elementTree>[];
    expect(shape!.attributes).toEqual({
      '{http://www.w3.org/2001/XMLSchema-instance}type': '{urn:small}Circle',
    });
    expect(flat(shape!)).toEqual([
      ['colour', 'red'],
      ['radius', '3'],
    ]);
  });

  it('has to be named for an abstract one, and be a kind of it', () => {
    expect(() => encode('Draw', { shape: [{ colour: 'red' }] })).toThrow(
      'shape[0] has to say in "@xsi:type" which kind it is: Circle',
    );
    expect(() => encode('Draw', { shape: [{ '@xsi:type': 'Square', colour: 'red' }] })).toThrow(
      'shape[0] cannot be of the type "Square"',
    );
  });

  it('is told by an answer, and stays in it', async () => {
    const answer =
      '<DrawResponse xmlns="urn:small" xmlns:t="urn:small"><shape xsi:type="t:Circle"><colour>red</colour><radius>3</radius></shape></DrawResponse>';
    expect(await decode(small, 'Draw', answer)).toEqual({
      value: { shape: [{ '@xsi:type': 'Circle', colour: 'red', radius: 3 }] },
      warnings: [],
    });
  });
});

describe('references in an rpc/encoded answer', () => {
  const encoded = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:rpc" targetNamespace="urn:rpc">
<types><xs:schema targetNamespace="urn:rpc"><xs:complexType name="Person"><xs:sequence><xs:element name="name" type="xs:string"/><xs:element name="age" type="xs:int"/><xs:element name="boss" type="tns:Person" minOccurs="0"/></xs:sequence></xs:complexType></xs:schema></types>
<message name="in"/><message name="out"><part name="first" type="tns:Person"/><part name="second" type="tns:Person"/></message>
<portType name="T"><operation name="two"><input message="tns:in"/><output message="tns:out"/></operation></portType>
<binding name="B" type="tns:T"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/><operation name="two"><soap:operation soapAction=""/><input><soap:body use="encoded" namespace="urn:rpc"/></input><output><soap:body use="encoded" namespace="urn:rpc"/></output></operation></binding>
<service name="S"><port name="P" binding="tns:B"><soap:address location="http://rpc.test/"/></port></service></definitions>`;
  const answer = (boss: string) =>
    `<r:twoResponse xmlns:r="urn:rpc"><first href="#1"/><second href="#1"/></r:twoResponse><multiRef id="1"><name>Ada</name><age>36</age>${boss}</multiRef>`;

  it('are followed, each time they come', async () => {
    const ada = { name: 'Ada', age: 36 };
    expect(await decode(await load(encoded), 'two', answer(''))).toEqual({
      value: { first: ada, second: ada },
      warnings: [],
    });
  });

  it('end where they lead back to themselves', async () => {
    const { value } = await decode(await load(encoded), 'two', answer('<boss href="#1"/>'));
    expect(value).toMatchObject({ first: { name: 'Ada', boss: {} } });
  });
});

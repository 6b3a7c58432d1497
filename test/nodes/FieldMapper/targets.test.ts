import type { ILoadOptionsFunctions, INodeExecutionData } from 'n8n-workflow';
import { listTargetFields, listTargetOperations } from '../../../nodes/FieldMapper/designMethods';
import { runFieldMapper } from '../../support/runFieldMapper';
import { type LocalServer, startServer } from '../../support/localServer';

const data = (output: readonly INodeExecutionData[] = []) => output.map(({ json }) => json);
const schema = JSON.stringify({
  required: ['Email', 'Age'],
  properties: {
    Email: { type: 'string', format: 'email', description: 'Where letters go' },
    Age: { type: 'integer' },
    Address: { properties: { City: { type: 'string' } } },
    Tier: { enum: ['gold', 'silver'] },
    Lines: { type: 'array', items: { properties: { Sku: { type: 'string' } } } },
  },
});
const openApi = JSON.stringify({
  openapi: '3.0.0',
  paths: {
    '/contacts': {
      post: { requestBody: { content: { 'application/json': { schema: JSON.parse(schema) as object } } } },
    },
  },
});
const sdl =
  'type Query { a: Int } input C { email: String!, age: Int } type Mutation { add(contact: C!): Int }';
const openRpc = JSON.stringify({
  openrpc: '1.2.6',
  info: {},
  methods: [{ name: 'add', params: [{ name: 'email', required: true, schema: { type: 'string' } }] }],
});

const wsdlText = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:c="urn:contacts" xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:contacts">
  <types><x:schema targetNamespace="urn:contacts" elementFormDefault="qualified">
    <x:element name="AddContact"><x:complexType><x:sequence>
      <x:element name="email" type="x:string"/><x:element name="age" type="x:int" minOccurs="0"/>
    </x:sequence></x:complexType></x:element>
  </x:schema></types>
  <message name="AddContactIn"><part name="parameters" element="c:AddContact"/></message>
  <portType name="Contacts"><operation name="AddContact"><input message="c:AddContactIn"/></operation></portType>
  <binding name="ContactBinding" type="c:Contacts">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="AddContact"><soap:operation soapAction="add"/><input><soap:body use="literal"/></input></operation>
  </binding>
  <service name="ContactService"><port name="ContactPort" binding="c:ContactBinding">
    <soap:address location="http://localhost/contacts"/>
  </port></service>
</definitions>`;
const openApiYaml = `
# the same, as people write it
openapi: 3.0.0
paths:
  /contacts:
    post:
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Contact' }
components:
  schemas:
    Contact:
      required: [Email]
      properties:
        Email: { type: string, format: email }
        Since: { type: string, format: date }
`;

/** The form as it stands while it is filled in. */
const form = (values: Record<string, unknown>) =>
  ({
    getCurrentNodeParameter: (name: string) => values[name],
    getNode: () => ({ name: 'Mapper', parameters: {} }),
    helpers: {},
  }) as unknown as ILoadOptionsFunctions;

describe('the form lists the fields of the target', () => {
  it('of a JSON Schema, required ones marked', async () => {
    const { fields } = await listTargetFields.call(form({ targetFrom: 'schema', targetText: schema }));
    expect(fields.map(({ id, displayName, required, type }) => [id, displayName, required, type])).toEqual([
      ['Email', 'Email: Where letters go', true, 'string'],
      ['Age', 'Age', true, 'number'],
      ['Address.City', 'Address.City', false, 'string'],
      ['Tier', 'Tier', false, 'options'],
    ]);
  });

  it.each([
    ['openApi', openApi, ['POST /contacts'], 'Email'],
    ['openApi', openApiYaml, ['POST /contacts'], 'Email'],
    ['wsdl', wsdlText, ['ContactService/ContactPort/AddContact'], 'email'],
    ['graphql', sdl, ['query a', 'mutation add'], 'contact.email'],
    ['openRpc', openRpc, ['add'], 'email'],
  ])('of an operation: %s', async (targetFrom, targetText, operations, field) => {
    const listed = await listTargetOperations.call(form({ targetFrom, targetText }));
    expect(listed.map(({ value }) => value)).toEqual(operations);
    const { fields } = await listTargetFields.call(
      form({ targetFrom, targetText, targetOperation: operations.at(-1) }),
    );
    expect(fields[0]).toMatchObject({ id: field, required: true });
  });

  it.each([
    [{ targetFrom: 'schema', targetText: '' }, /"Target Description" is empty/],
    [{ targetFrom: 'schema', targetText: '{' }, /not valid JSON/],
    [{ targetFrom: 'sample', targetText: '7' }, /is not a sample object/],
    [
      { targetFrom: 'openApi', targetText: 'openapi: 3.0.0\npaths: [' },
      /"Target Description": The document is not valid YAML: .*line 2/,
    ],
    [{ targetFrom: 'wsdl', targetText: '<nothing/>' }, /WSDL/],
    [
      { targetFrom: 'openApi', targetText: openApi, targetOperation: 'GET /x' },
      /no operation "GET \/x"; it has POST \/contacts/,
    ],
    [{ targetFrom: 'openApi', targetText: openApi }, /"Target Operation" is empty/],
  ])('says what is wrong: %j', async (values, message) => {
    await expect(listTargetFields.call(form(values))).rejects.toThrow(message);
  });
});

describe('Target Fields', () => {
  const base = { mode: 'target', targetFrom: 'schema', targetText: schema };
  const define = (value: Record<string, unknown>) => ({
    ...base,
    targetFields: { mappingMode: 'defineBelow', value: value as never },
  });

  it('maps dragged fields as paths, keeps constants, and leaves other expressions to n8n', async () => {
    const { outputs, error } = await runFieldMapper(
      define({
        Email: '={{ $json.user.email }}',
        Age: "={{ $json['the age'] }}",
        'Address.City': '={{ $json.city.toUpperCase() + " " + $itemIndex }}',
        Tier: 'gold',
      }),
      [
        { user: { email: 'ada@Example.com' }, 'the age': '36', city: 'London' },
        { user: { email: 'x' }, 'the age': 'many', city: 'Paris' },
      ],
    );
    expect(error?.message).toBeUndefined();
    expect(data(outputs[0])).toEqual([
      { Email: 'ada@example.com', Age: 36, Address: { City: 'LONDON 0' }, Tier: 'gold' },
    ]);
    expect(data(outputs[1])).toMatchObject([
      {
        item: { user: { email: 'x' }, 'the age': 'many', city: 'Paris' },
        problems: [
          { path: 'Email', rule: 'format' },
          { path: 'Age', rule: 'type' },
        ],
      },
    ]);
  });

  it('refuses items for a required field that nobody has mapped', async () => {
    const { outputs } = await runFieldMapper(define({ Email: '={{ $json.e }}' }), [{ e: 'a@b.co' }]);
    expect(data(outputs[1])).toMatchObject([{ problems: [{ path: 'Age', rule: 'required' }] }]);
  });

  it('maps automatically what leaves no doubt', async () => {
    const { outputs } = await runFieldMapper(
      { ...base, targetFields: { mappingMode: 'autoMapInputData', value: null } },
      [{ e_mail: 'ada@example.com', age: '36', address: { town: 'London' }, lines: [{ sku: 'a' }] }],
    );
    expect(data(outputs[0])).toEqual([
      { Email: 'ada@example.com', Age: 36, Address: { City: 'London' }, Lines: [{ Sku: 'a' }] },
    ]);
  });
});

describe('Suggest Mapping', () => {
  let server: LocalServer;
  beforeAll(async () => {
    server = await startServer(() => ({ headers: { 'content-type': 'text/plain' }, body: openApi }));
  });
  afterAll(() => server.stop());

  it('proposes a document that maps the items', async () => {
    const items = [{ user_email: 'ada@example.com', age: '36', town: 'London', other: 1 }];
    const { outputs, error } = await runFieldMapper(
      {
        operation: 'suggest',
        targetFrom: 'openApi',
        targetAt: 'url',
        targetUrl: `${server.url}/openapi.json`,
        targetOperation: 'POST /contacts',
      },
      items,
    );
    expect(error?.message).toBeUndefined();
    const [{ document, suggestions, unmatched, unused }] = data(outputs[0]) as Array<
      Record<string, unknown>
    > as [Record<string, unknown>];
    expect(suggestions).toMatchObject([
      { target: 'Email', source: 'user_email' },
      { target: 'Age', source: 'age' },
      { target: 'Address.City', source: 'town' },
    ]);
    expect(unmatched).toEqual(['Tier', 'Lines[].Sku']);
    expect(unused).toEqual(['other']);
    const used = await runFieldMapper({ mode: 'document', documentText: JSON.stringify(document) }, items);
    expect(data(used.outputs[0])).toEqual([
      { Email: 'ada@example.com', Age: 36, Address: { City: 'London' } },
    ]);
  });
});

import { Editor } from './Editor';
import { hostUnderTest } from './hostUnderTest';
import { listsFilled } from './listsFilled';

const { n8n } = hostUnderTest();
let editor: Editor;

beforeAll(async () => {
  editor = await Editor.open(n8n);
});

afterAll(async () => {
  await editor?.close();
});

/** A form as a person first meets it, with the WSDL of the demo service. */
async function addSoapApi(action: string): Promise<void> {
  await editor.newWorkflow();
  await editor.addNode('SOAP API', action);
  await editor.chooseCredential('Demo Service');
  await listsFilled(editor);
  await editor.setParameter('wsdlUrl', '/soap/orders?wsdl');
  await listsFilled(editor);
}

test('service, port and operation are picked from their lists, and its typed fields are filled in', async () => {
  await addSoapApi('Call a SOAP operation');
  await editor.chooseOption('service', 'OrderService');
  await listsFilled(editor);
  await editor.chooseOption('port', 'OrdersSoap12');
  await editor.chooseFromList('soapOperation', 'PlaceOrder');
  expect(await editor.generatedFields()).toEqual([
    'Values to Send',
    'customer',
    'priority',
    'line: list of { sku, quantity, unitPrice }',
  ]);
  await editor.setGeneratedField(0, 'Grace & Sons');
  await editor.setGeneratedField(2, '[{ "sku": "SKU-101", "quantity": 3, "unitPrice": "19.90" }]');
  await editor.executeStep();
  expect((await editor.readOutput()).items).toEqual([
    { number: '2025-00001', customer: 'Grace & Sons', priority: 'normal', total: '59.70' },
  ]);
});

test('a list is read with an operation from the list', async () => {
  await addSoapApi('Get many records by SOAP');
  await editor.chooseFromList('soapOperation', 'SearchOrders');
  await editor.executeStep();
  expect((await editor.readOutput()).items).toHaveLength(1200);
});

test('what an operation takes and returns can be read', async () => {
  await addSoapApi('Describe SOAP operations');
  await editor.chooseFromList('soapOperation', 'GetOrder');
  await editor.executeStep();
  const [order] = (await editor.readOutput()).items;
  expect(order).toMatchObject({ operation: 'GetOrder', input: [{ path: 'number', required: true }] });
  expect(JSON.stringify(order)).toContain('order.line[].unitPrice');
});

test('a fault is shown with its reason', async () => {
  await addSoapApi('Call a SOAP operation');
  await editor.chooseFromList('soapOperation', 'GetOrder');
  await editor.setGeneratedField(0, '1999-00001');
  await editor.executeStep();
  expect((await editor.readError())?.message).toContain('There is no order 1999-00001.');
});

test('the form of a new node is short', async () => {
  await addSoapApi('Call a SOAP operation');
  const fields = await editor.shownFields();
  expect(fields).toEqual(
    expect.arrayContaining(['Authentication', 'Operation', 'WSDL From', 'WSDL URL', 'SOAP Operation']),
  );
  expect(fields.length).toBeLessThanOrEqual(11);
});

import { Editor } from './Editor';
import { hostUnderTest } from './hostUnderTest';

const { n8n } = hostUnderTest();
let editor: Editor;

beforeAll(async () => {
  editor = await Editor.open(n8n);
});

afterAll(async () => {
  await editor?.close();
});

/** A form as a person first meets it: n8n lists what each protocol can do. */
async function addRpcApi(action: string): Promise<void> {
  await editor.newWorkflow();
  await editor.addNode('RPC API', action);
  await editor.chooseCredential('Demo Service');
}

test('a method is picked from the list that the API gives, and called with its fields', async () => {
  await addRpcApi('Call a method by JSON-RPC');
  await editor.setParameter('path', '/rpc');
  await editor.chooseFromList('method', 'contacts.get');
  expect(await editor.generatedFields()).toContain('id: Its id, such as con_0001');
  await editor.setGeneratedField(0, 'con_0007');
  await editor.executeStep();
  expect((await editor.readOutput()).items).toEqual([expect.objectContaining({ id: 'con_0007' })]);
});

test('so it is with XML-RPC', async () => {
  await addRpcApi('Call a method by XML-RPC');
  await editor.setParameter('path', '/RPC2');
  await editor.chooseFromList('method', 'contacts.get');
  expect(await editor.generatedFields()).toContain('param1: string');
  await editor.setGeneratedField(0, 'con_0404');
  await editor.executeStep();
  expect(await editor.readError()).toMatchObject({
    message: expect.stringContaining('There is no contact con_0404') as string,
  });
});

test('a gRPC server that describes itself is called in the same way', async () => {
  await addRpcApi('Call a method by gRPC');
  // Nothing is to be filled in, and nothing is wrong, before a method is chosen.
  expect(await editor.shownFields()).not.toContain('Mapping Column Mode');
  await editor.chooseFromList('method', 'demo.v1.Orders/GetOrder');
  expect(await editor.generatedFields()).toContain('number');
  await editor.setGeneratedField(0, '2024-00001');
  await editor.executeStep();
  const { items } = await editor.readOutput();
  expect(items).toEqual([expect.objectContaining({ number: '2024-00001', id: '9007199254740993' })]);
});

test('bytes of a gRPC answer are a file for the next node', async () => {
  const { error, outputs } = await n8n.execute('receipts');
  expect(error).toBeUndefined();
  expect(outputs['Fetch Receipt']![0]).toEqual([
    { number: '2024-00001', content: { attachment: 'content', size: 53 } },
  ]);
  expect(outputs['Read Receipt']![0]).toEqual([
    { data: 'Order 2024-00001\n1 × SKU-100 at 9.99\nTotal: 9.99 GBP' },
  ]);
});

test('a stream comes out message by message', async () => {
  await addRpcApi('Get many records by gRPC');
  await editor.chooseFromList('method', 'demo.v1.Orders/ExportOrders');
  await editor.chooseGeneratedOption(0, 'RETURNED');
  await editor.executeStep();
  const { items } = await editor.readOutput();
  expect(items.length).toBeGreaterThan(1);
  expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['RETURNED']));
});

test('the form of a new node is short', async () => {
  await addRpcApi('Call a method by JSON-RPC');
  expect(await editor.shownFields()).toEqual(
    expect.arrayContaining(['Authentication', 'Protocol', 'Operation', 'Path', 'Method', 'Parameters']),
  );
  expect((await editor.shownFields()).length).toBeLessThanOrEqual(9);
});

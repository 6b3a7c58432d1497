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

test('the form of a new node is short', async () => {
  await addRpcApi('Call a method by JSON-RPC');
  expect(await editor.shownFields()).toEqual(
    expect.arrayContaining(['Authentication', 'Protocol', 'Operation', 'Path', 'Method', 'Parameters']),
  );
  expect((await editor.shownFields()).length).toBeLessThanOrEqual(9);
});

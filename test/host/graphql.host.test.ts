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

test('an operation is picked from the list that the API gives, and its arguments appear as fields', async () => {
  await editor.newWorkflow();
  await editor.addNode('GraphQL API', 'Run an operation from the list');
  await editor.chooseCredential('Demo Service');
  await editor.chooseFromList('call', 'query repository');
  expect(await editor.generatedFields()).toEqual(expect.arrayContaining(['owner', 'name']));
  await editor.setGeneratedField(0, 'demo');
  await editor.setGeneratedField(1, 'tracker');
  await editor.executeStep();
  expect((await editor.readOutput()).items).toEqual([{ fullName: 'demo/tracker' }]);
});

test('a document that is not valid is shown with line and column', async () => {
  await editor.newWorkflow();
  await editor.addNode('GraphQL API', 'Run a document');
  await editor.chooseCredential('Demo Service');
  await editor.setParameter('document', '{ contacts { nodes { id } }');
  await editor.executeStep();
  expect((await editor.readError())?.message).toContain('line 1, column 28: Syntax Error');
});

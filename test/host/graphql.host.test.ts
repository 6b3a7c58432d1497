import { Editor } from './Editor';
import { ExpressionField } from './ExpressionField';
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

test('a generated selection is shown, and edited as an expression', async () => {
  await editor.newWorkflow();
  await editor.addNode('GraphQL API', 'Run an operation from the list');
  await editor.chooseCredential('Demo Service');
  await editor.chooseFromList('call', 'query contacts');
  await listsFilled(editor);
  await editor.chooseOption('returnFields', 'Own Selection');
  await listsFilled(editor);
  await editor.chooseOption('selection', 'Plain Fields');
  const selection = new ExpressionField(editor.page, 'selection');
  await selection.begin();
  expect((await selection.text()).replace(/\s+/g, ' ').trim()).toMatch(
    /^totalCount nodes \{ id email firstName lastName \}/,
  );
  await selection.write('nodes { id shown: firstName }');
  await editor.executeStep();
  expect(Object.keys((await editor.readOutput()).items[0]!)).toEqual(['id', 'shown']);
});

test('a subscription is picked from the list', async () => {
  await editor.newWorkflow();
  await editor.addNode('GraphQL API', 'Collect events of a subscription');
  await editor.chooseCredential('Demo Service');
  await editor.chooseFromList('call', 'subscription commentAdded');
  await editor.setGeneratedField(0, '7');
  await editor.chooseOption('over', 'Server-Sent Events');
  await editor.executeStep();
  const { items } = await editor.readOutput();
  expect(items).toHaveLength(10);
  expect(items[0]).toEqual({ body: 'Comment 1 on issue 7' });
});

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

test('a row is filled in by dragging a field, and what does not fit is listed', async () => {
  await editor.openWorkflow('mapRows');
  await editor.openNode('Read Contacts');
  await editor.executeStep();
  await editor.closeForm();
  await editor.openNode('Map Contacts');
  await editor.dragField('user_email', 'source');
  expect(await editor.parameterValue('source')).toBe('user_email');
  await editor.executeStep();
  const done = await editor.readOutput();
  expect(done.items).toHaveLength(112);
  expect(done.items[0]).toEqual({ ContactEmail: 'ada.lovelace1@example.com' });
  expect(done.counts).toEqual(['Done Branch (112 items)', 'Rejected Branch (8 items)']);
  expect(done.hints.join()).toMatch(/8 rejected. Problems: ContactEmail in \d+ items/);
  await editor.chooseBranch('Rejected');
  const { items } = await editor.readOutput();
  expect(items[0]).toMatchObject({
    item: { user_email: 'ken(at)example.com' },
    problems: [{ path: 'ContactEmail', rule: 'format', expected: 'an e-mail address', source: 'user_email' }],
  });
});

test('a target field is filled by dragging a field onto it, and what does not fit is listed', async () => {
  await editor.openWorkflow('mapTargets');
  await editor.openNode('Read Contacts');
  await editor.executeStep();
  await editor.closeForm();
  await editor.openNode('Fill Target');
  expect(await editor.generatedFields()).toEqual(['Target Fields', 'ContactEmail', 'Company']);
  expect(await editor.dragToGeneratedField('user_email', 0)).toContain('{{ $json.user_email }}');
  await editor.executeStep();
  const done = await editor.readOutput();
  expect(done.items[0]).toEqual({ ContactEmail: 'ada.lovelace1@example.com' });
  expect(done.counts).toEqual(['Done Branch (112 items)', 'Rejected Branch (8 items)']);
  await editor.chooseBranch('Rejected');
  const { items } = await editor.readOutput();
  expect(items[0]).toMatchObject({
    item: { user_email: 'ken(at)example.com' },
    // The dragged field was taken as a path: n8n evaluated nothing for the item.
    problems: [{ path: 'ContactEmail', rule: 'format', source: 'user_email' }],
  });
});

test('the form of a new node is short', async () => {
  await editor.newWorkflow();
  await editor.addNode('Field Mapper', 'Map fields');
  expect(await editor.shownFields()).toEqual([
    'Operation',
    'Mapping',
    'Fields',
    'Unmapped Fields',
    'Invalid Items',
    'Options',
  ]);
});

test('a model can be connected where it is to be asked, and does not have to be', async () => {
  await editor.openWorkflow('askModel');
  const node = editor.page.locator('[data-test-id="canvas-node"][data-node-name="Suggest"]');
  await node.getByText('Model', { exact: true }).waitFor();
  const { error, outputs } = await n8n.execute('askModel');
  expect(error).toBeUndefined();
  expect(outputs['Suggest']?.[0]?.[0]).toMatchObject({
    suggestions: [{ target: 'ContactEmail', source: 'user_email' }],
  });
});

test('items are checked by a JSON Schema in the process of n8n', async () => {
  const { error, outputs } = await n8n.execute('checkContacts');
  expect(error).toBeUndefined();
  expect(outputs['Check']?.[0]).toHaveLength(112);
});

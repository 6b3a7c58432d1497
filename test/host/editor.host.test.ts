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

/** A form as a person first meets it. */
async function addRestApi(): Promise<void> {
  await editor.newWorkflow();
  await editor.addNode('REST API', 'Get many records');
  await editor.chooseCredential('Demo Service');
}

test('a node added from the panel reads all pages once the path is filled in', async () => {
  await addRestApi();
  await editor.setParameter('path', '/users');
  await editor.executeStep();
  const { items, counts, hints } = await editor.readOutput();
  expect(items).toHaveLength(250);
  expect(items[0]).toMatchObject({ id: 1 });
  expect(counts).toEqual(['250 items']);
  expect(hints.join()).toMatch(/250 records in 5 pages/);
});

test('the form of a new node is short', async () => {
  await addRestApi();
  expect(await editor.shownFields()).toEqual([
    'Authentication',
    'Operation',
    'Path',
    'Query Parameters',
    'Return All',
    'Options',
  ]);
});

test('the output panel says what failed and what the API said', async () => {
  await addRestApi();
  await editor.setParameter('path', '/no-such-thing');
  await editor.executeStep();
  const error = await editor.readError();
  expect(error?.message).toContain('nothing at this address');
  expect(error?.description).toContain('404');
});

test('the connection test of a credential says whether the API accepts it', async () => {
  await addRestApi();
  await editor.openCredential();
  expect(await editor.testCredential()).toMatchObject({ ok: true });
  await editor.closeCredential();
  await editor.chooseCredential('Demo Service, Wrong Token');
  await editor.openCredential();
  expect(await editor.testCredential()).toEqual({
    ok: false,
    message: expect.stringContaining('401') as string,
  });
  await editor.closeCredential();
});

test('a credential shows its further settings when they are asked for', async () => {
  await addRestApi();
  await editor.openCredential();
  const pace = editor.credentialField('requestsPerSecond');
  expect(await pace.isVisible()).toBe(false);
  await editor.switchCredentialField('moreSettings');
  await pace.waitFor();
  await editor.closeCredential();
});

test('the Field Mapper maps what the node before it reads', async () => {
  await editor.openWorkflow('readAndMap');
  await editor.openNode('Map Users');
  await editor.executeStep();
  const { columns, rows } = await editor.readTable();
  expect(columns).toEqual(['key', 'mail']);
  expect(rows[0]).toEqual(['1', 'user1@example.com']);
  const { items, counts } = await editor.readOutput();
  expect(items).toHaveLength(250);
  expect(counts[0]).toBe('Done Branch (250 items)');
});

test('a Field Mapper added behind a REST API node is connected to it and maps its items', async () => {
  await addRestApi();
  await editor.setParameter('path', '/users');
  await editor.closeForm();
  await editor.addNode('Field Mapper', 'Map fields');
  await editor.chooseOption('mode', 'JSONata');
  await editor.setParameter('expression', '{ "mail": email }');
  await editor.executeStep();
  const { items } = await editor.readOutput();
  expect(items).toHaveLength(250);
  expect(items[0]).toEqual({ mail: 'user1@example.com' });
});

import { hostUnderTest } from './hostUnderTest';
import { PACKAGE } from './testWorkflows';

const { n8n } = hostUnderTest();

test('n8n loads the nodes and credentials of the packed package under its name', async () => {
  const types = await fetch(`${n8n.url}/types/nodes.json`, { headers: { cookie: await n8n.cookie() } });
  const names = ((await types.json()) as Array<{ name: string }>).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([`${PACKAGE}.restApi`, `${PACKAGE}.fieldMapper`]));
});

test('a workflow run on the command line reads all pages and maps them', async () => {
  const { error, outputs } = await n8n.execute('readAndMap');
  expect(error).toBeUndefined();
  expect(outputs['Read Users']?.[0]).toHaveLength(250);
  expect(outputs['Map Users']?.[0]).toHaveLength(250);
  expect(outputs['Map Users']?.[0]?.[0]).toEqual({ key: 1, mail: expect.stringContaining('@') as string });
});

test('a failed request is an error that names the node and says what the API said', async () => {
  const { error } = await n8n.execute('unknownPath');
  expect(error?.node?.name).toBe('Read Nothing');
  expect(`${error?.message} ${error?.description}`).toContain('404');
});

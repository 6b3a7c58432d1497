import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf as data, items, runRestApi } from '../../support/runRestApi';
import type { NodeSetup } from '../../support/runNode';

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const run = (parameters: object, rest?: Partial<NodeSetup>, credential?: Record<string, unknown>) =>
  runRestApi(server, { ...parameters }, rest, credential);

describe('sending', () => {
  const echo: Handler = (request) => ({
    status: 201,
    json: { sent: request.text(), type: request.headers['content-type'] },
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['JSON', { bodyKind: 'json', jsonBody: '={{ $json }}' }, '{"name":"Ada"}', 'application/json'],
    [
      'JSON from fields',
      {
        bodyKind: 'fields',
        bodyFields: {
          rows: [
            { name: 'a.b', value: '={{ 1 }}' },
            { name: 'c', value: 'x' },
          ],
        },
      },
      '{"a":{"b":1},"c":"x"}',
      'application/json',
    ],
    [
      'a form',
      { bodyKind: 'form', formFields: { rows: [{ name: 'a', value: '1 2' }] } },
      'a=1+2',
      'application/x-www-form-urlencoded',
    ],
    ['text', { bodyKind: 'raw', rawBody: '<a/>', contentType: 'application/xml' }, '<a/>', 'application/xml'],
  ])('%s', async (_name, parameters, sent, type) => {
    await start(echo);
    const { outputs } = await run({ operation: 'send', ...parameters }, { input: items({ name: 'Ada' }) });
    expect(data(outputs[0])).toEqual([{ sent, type }]);
  });

  it('goes on with an item after an answer without content', async () => {
    await start(() => ({ status: 204 }));
    const { outputs } = await run({ operation: 'send', method: 'DELETE', bodyKind: 'none' });
    expect(server.requests[0]!.method).toBe('DELETE');
    expect(data(outputs[0])).toEqual([{ success: true }]);
  });

  it('says where JSON is wrong before anything is sent', async () => {
    await start(echo);
    const { error } = await run({ operation: 'send', bodyKind: 'json', jsonBody: '{"a": }' });
    expect(error?.message).toContain('"JSON Body" is not valid JSON');
    expect(server.requests).toHaveLength(0);
  });

  it("uploads the item's file and downloads it again", async () => {
    await start(({ method, body }) =>
      method === 'POST'
        ? { status: 201, json: { size: body.length } }
        : {
            headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename=list.csv' },
            body: 'a,b\n',
          },
    );
    const file = {
      data: Buffer.from('a,b\n').toString('base64'),
      mimeType: 'text/csv',
      fileName: 'list.csv',
    };
    const input = [{ json: {}, binary: { attachment: file } }];
    const upload = await run({ operation: 'upload', binaryField: 'attachment', uploadAs: 'body' }, { input });
    expect(data(upload.outputs[0])).toEqual([{ size: 4 }]);
    expect(server.requests[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'text/csv' } });

    const download = await run({ operation: 'download', outputField: 'file' });
    expect(download.outputs[0]![0]!.binary).toMatchObject({
      file: { fileName: 'list.csv', mimeType: 'text/csv' },
    });
  });

  it('names the binary fields that the item does have', async () => {
    await start(echo);
    const input = [{ json: {}, binary: { photo: { data: '', mimeType: 'image/png' } } }];
    const { error } = await run({ operation: 'upload', binaryField: 'data' }, { input });
    expect(error?.message).toContain('it has photo');
  });
});

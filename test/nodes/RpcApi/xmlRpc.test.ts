import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { methodNamed, runRpcApi } from '../../support/runRpcApi';
import { dataOf, items } from '../../support/runRestApi';

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const run = (method: string, parameters: object = {}, rest: object = {}) =>
  runRpcApi(server, method, { resource: 'xmlRpc', ...parameters }, rest);

const xml = (content: string, status = 200) => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0"?>\n<methodResponse>${content}</methodResponse>`,
});
const result = (value: string) => xml(`<params><param>${value}</param></params>`);
const faultValue = (code: number, text: string) =>
  `<value><struct><member><name>faultCode</name><value><int>${code}</int></value></member><member><name>faultString</name><value><string>${text}</string></value></member></struct></value>`;
const fault = (code: number, text: string, status = 200) =>
  xml(`<fault>${faultValue(code, text)}</fault>`, status);
const list = (values: readonly string[]) => `<value><array><data>${values.join('')}</data></array></value>`;

describe('Call', () => {
  it('sends a methodCall and makes an item of the result', async () => {
    await start(() =>
      result('<value><struct><member><name>id</name><value><i4>7</i4></value></member></struct></value>'),
    );
    const { outputs } = await run('user.get', {
      parametersJson: '[ 7, { "detail": true }, { "$dateTime": "2026-01-31T12:00:00" } ]',
    });
    expect(dataOf(outputs[0])).toEqual([{ id: 7 }]);
    expect(server.requests[0]!.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(server.requests[0]!.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<methodCall><methodName>user.get</methodName><params><param><value><int>7</int></value></param><param><value><struct><member><name>detail</name><value><boolean>1</boolean></value></member></struct></value></param><param><value><dateTime.iso8601>20260131T12:00:00</dateTime.iso8601></value></param></params></methodCall>',
    );
  });

  it('declares the namespace of what Apache has added', async () => {
    await start(() => result('<value>ok</value>'));
    await run('set', { parametersJson: '[null]', options: { extensions: 'apache' } });
    expect(server.requests[0]!.text()).toContain(
      '<methodCall xmlns:ex="http://ws.apache.org/xmlrpc/namespaces/extensions">',
    );
  });

  it.each([
    ['nothing at all', '<params/>', [{ result: null }]],
    ['nil', '<params><param><value><nil/></value></param></params>', [{ result: null }]],
    ['a text', '<params><param><value>hello</value></param></params>', [{ result: 'hello' }]],
  ])('makes an item of %s', async (_what, content, expected) => {
    await start(() => xml(content));
    expect(dataOf((await run('any')).outputs[0])).toEqual(expected);
  });

  it('keeps integers beyond 2^53 as text, and says so', async () => {
    await start(() => result('<value><i8>9007199254740993</i8></value>'));
    const { outputs, report } = await run('any');
    expect(dataOf(outputs[0])).toEqual([{ result: '9007199254740993' }]);
    expect(report).toMatchObject({ warnings: [expect.stringContaining('kept exactly') as string] });
  });

  it('sends a file of the item as base64', async () => {
    await start(() => result('<value>stored</value>'));
    await run(
      'upload',
      { parametersJson: '[ { "name": "a.txt", "bits": { "$file": "data" } } ]' },
      { input: [{ json: {}, binary: { data: { data: 'aGk=', mimeType: 'text/plain' } } }] },
    );
    expect(server.requests[0]!.text()).toContain('<base64>aGk=</base64>');
  });

  it('says which file an item does not have', async () => {
    await start(() => result('<value>stored</value>'));
    const { error } = await run('upload', { parametersJson: '[ { "$file": "photo" } ]' });
    expect(error).toMatchObject({ message: expect.stringContaining('"photo"') as string });
    expect(server.requests).toHaveLength(0);
  });

  it('fails with the words and the code of a fault, whatever the status', async () => {
    for (const status of [200, 400, 500]) {
      await server?.stop();
      await start(() => fault(4, 'Too many parameters.', status));
      const { outputs } = await run('any', {}, { onError: 'continueRegularOutput' });
      expect(dataOf(outputs[0])).toEqual([
        {
          error: expect.objectContaining({
            code: 'RPC_FAILED',
            message: 'The method reported a failure (error 4): Too many parameters.',
            body: { code: 4, message: 'Too many parameters.' },
            status,
          }) as unknown,
        },
      ]);
    }
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html><body>Log in</body></html>', 'web page'],
    ['broken XML', '<methodResponse><params>', 'not XML'],
    [
      'entities of its own',
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><methodResponse>&a;</methodResponse>',
      'declares entities of its own',
    ],
    ['another document', '<rss/>', 'no XML-RPC reply, but a document <rss>'],
    ['nothing', '', 'empty where a reply is due'],
    ['neither result nor fault', '<methodResponse/>', 'neither a result nor a fault'],
    [
      'a value that is none',
      '<methodResponse><params><param><value><int>x</int></value></param></params></methodResponse>',
      'not a whole number',
    ],
  ])('says what is wrong with %s', async (_what, body, message) => {
    await start(() => ({ headers: { 'content-type': 'text/xml' }, body }));
    const { error } = await run('any');
    expect(error).toMatchObject({ message: expect.stringContaining(message) as string });
  });

  it('reads the encoding that the document declares', async () => {
    const document =
      '<?xml version="1.0" encoding="ISO-8859-1"?><methodResponse><params><param><value>Zo\u00eb</value></param></params></methodResponse>';
    await start(() => ({ headers: { 'content-type': 'text/xml' }, body: Buffer.from(document, 'latin1') }));
    expect(dataOf((await run('any')).outputs[0])).toEqual([{ result: 'Zoë' }]);
  });

  it('refuses parameters by name before anything is sent', async () => {
    await start(() => result('<value/>'));
    const { error } = await run('any', { parametersJson: '{ "id": 1 }' });
    expect(error).toMatchObject({ message: expect.stringContaining('by position only') as string });
    expect(server.requests).toHaveLength(0);
  });
});

describe('Get Many', () => {
  it('reads all pages by a limit and an offset within a struct', async () => {
    await start(({ text }) => {
      const offset = Number(/<name>offset<\/name><value><int>(\d+)/.exec(text())![1]);
      const ids = [0, 1, 2].map((at) => offset + at).filter((id) => id < 8);
      return result(
        list(
          ids.map(
            (id) =>
              `<value><struct><member><name>id</name><value><int>${id}</int></value></member></struct></value>`,
          ),
        ),
      );
    });
    const { outputs, report } = await run('wp.getPosts', {
      operation: 'getMany',
      parametersJson: '[ 1, { "offset": 0, "number": 3 } ]',
      options: {
        pagination: {
          group: {
            style: 'offset',
            offset_offsetParameter: 'params[1].offset',
            offset_limitParameter: 'params[1].number',
            offset_pageSize: 3,
          },
        },
      },
    });
    expect(dataOf(outputs[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((id) => ({ id })));
    expect(report).toMatchObject({ status: 'complete' });
  });
});

describe('Call Many', () => {
  const many = items({ n: 1 }, { n: 2 }, { n: 3 });
  const parameters = { operation: 'sendMany', parametersJson: '={{ [ $json.n ] }}' };

  it('makes one system.multicall of the calls, and tells their results and faults apart', async () => {
    await start(() =>
      result(
        list([
          list(['<value><int>10</int></value>']),
          faultValue(9, 'two is bad'),
          list(['<value>thirty</value>']),
        ]),
      ),
    );
    const { outputs, report } = await run('double', parameters, {
      input: many,
      onError: 'continueRegularOutput',
    });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]!.text()).toContain('<methodName>system.multicall</methodName>');
    expect(dataOf(outputs[0])).toEqual([
      { result: 10 },
      {
        error: expect.objectContaining({
          code: 'RPC_FAILED',
          message: expect.stringContaining('two is bad') as string,
        }) as unknown,
      },
      { result: 'thirty' },
    ]);
    expect(report).toMatchObject({ status: 'partial', batch: { items: 3, accepted: 2 } });
  });

  it('calls one by one where the server has no multicall', async () => {
    await start(({ text }) =>
      text().includes('system.multicall')
        ? fault(1, 'UNKNOWN_METHOD')
        : result(`<value><int>${10 * Number(/<int>(\d+)/.exec(text())![1])}</int></value>`),
    );
    const { outputs, report } = await run('double', parameters, { input: many });
    expect(dataOf(outputs[0])).toEqual([{ result: 10 }, { result: 20 }, { result: 30 }]);
    expect(server.requests).toHaveLength(4);
    expect(report).toMatchObject({ warnings: [expect.stringContaining('takes no batches') as string] });
  });

  it('does not guess when there are fewer results than calls', async () => {
    await start(() => result(list([list(['<value>a</value>'])])));
    const { outputs } = await run('double', parameters, { input: many, onError: 'continueRegularOutput' });
    expect(dataOf(outputs[0])).toEqual(
      many.map(() => ({ error: expect.objectContaining({ code: 'BATCH_ANSWER_UNCLEAR' }) as unknown })),
    );
  });
});

describe('fields of a method', () => {
  it('come from system.methodSignature, and choose the types', async () => {
    const signature = list([
      list(['boolean', 'double', 'dateTime.iso8601', 'i8', 'string'].map((type) => `<value>${type}</value>`)),
    ]);
    await start(({ text }) => {
      if (text().includes('system.multicall')) return fault(-32601, 'unknown');
      if (text().includes('system.listMethods'))
        return result(list(['book', 'system.methodSignature'].map((name) => `<value>${name}</value>`)));
      return result(
        text().includes('<methodName>system.methodSignature')
          ? signature
          : '<value><boolean>1</boolean></value>',
      );
    });
    const { outputs, error } = await run('book', {
      method: methodNamed('book'),
      parametersAs: 'fields',
      parameters: {
        mappingMode: 'defineBelow',
        value: { param1: 5, param2: '2026-01-31T12:00:00', param3: '9007199254740993', param4: '7' },
      },
    });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ result: true }]);
    expect(server.requests.at(-1)!.text()).toContain(
      '<param><value><double>5</double></value></param><param><value><dateTime.iso8601>20260131T12:00:00</dateTime.iso8601></value></param><param><value><i8>9007199254740993</i8></value></param><param><value><string>7</string></value></param>',
    );
  });
});

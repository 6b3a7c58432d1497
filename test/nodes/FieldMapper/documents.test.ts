import type { INodeExecutionData } from 'n8n-workflow';
import { runFieldMapper } from '../../support/runFieldMapper';
import { type LocalServer, startServer } from '../../support/localServer';
import { runNode } from '../../support/runNode';

const document = {
  version: 1,
  name: 'Contacts to CRM',
  fields: [
    { target: 'ContactEmail', source: 'user_email', format: 'email', required: true },
    { target: 'Address.City', source: 'city', default: 'unknown', note: 'as in the address book' },
    { target: 'Name', expression: 'first & " " & last' },
  ],
};
const ada = { user_email: 'ada@example.com', first: 'Ada', last: 'Lovelace' };
const mapped = { ContactEmail: 'ada@example.com', Address: { City: 'unknown' }, Name: 'Ada Lovelace' };
const data = (output: readonly INodeExecutionData[] = []) => output.map(({ json }) => json);

describe('a mapping document', () => {
  let server: LocalServer;
  let served: string;
  beforeAll(async () => {
    server = await startServer(() => ({ headers: { 'content-type': 'text/plain' }, body: served }));
  });
  afterAll(() => server.stop());

  it('is pasted', async () => {
    const { outputs } = await runFieldMapper({ mode: 'document', documentText: JSON.stringify(document) }, [
      ada,
      {},
    ]);
    expect(data(outputs[0])).toEqual([mapped]);
    expect(data(outputs[1])).toMatchObject([{ problems: [{ path: 'ContactEmail', rule: 'required' }] }]);
  });

  it('is read from a URL on each run, without a credential', async () => {
    const parameters = { mode: 'document', documentFrom: 'url', documentUrl: `${server.url}/mapping.json` };
    served = JSON.stringify(document);
    expect(data((await runFieldMapper(parameters, [ada])).outputs[0])).toEqual([mapped]);
    served = JSON.stringify({ version: 1, fields: [{ target: 'mail', source: 'user_email' }] });
    expect(data((await runFieldMapper(parameters, [ada])).outputs[0])).toEqual([{ mail: 'ada@example.com' }]);
  });

  it('is read from a URL with a credential', async () => {
    served = JSON.stringify(document);
    const parameters = {
      mode: 'document',
      documentFrom: 'url',
      documentUrl: '/mapping.json',
      authentication: 'apiIntegrationTokenApi',
    };
    const credential = { type: 'apiIntegrationTokenApi', data: { baseUrl: server.url, token: 'secret' } };
    const { outputs, error } = await runFieldMapper(parameters, [ada], [], credential);
    expect(error?.message).toBeUndefined();
    expect(data(outputs[0])).toEqual([mapped]);
  });

  it('is read from a file of the first item', async () => {
    const file = {
      data: Buffer.from(JSON.stringify(document)).toString('base64'),
      mimeType: 'application/json',
    };
    const { outputs } = await runNode({
      type: 'fieldMapper',
      parameters: { mode: 'document', documentFrom: 'file', documentFile: 'mapping' },
      input: [{ json: ada, binary: { mapping: file } }],
    });
    expect(data(outputs[0])).toEqual([mapped]);
  });

  it.each([
    [
      '{"version": 1, "fields": [{"target": "a", "source": "b", "requird": true}]}',
      /Row 1.*did you mean "required"/,
    ],
    ['{"version": 1, "felds": []}', /"felds" is not known; did you mean "fields"/],
    ['{"version": 1,', /it is not JSON/],
    ['[]', /is not an object/],
    [
      '{"version": 1, "fields": [{"target": "a", "source": "b"}, {"target": "b", "expression": "a +"}]}',
      /Row 2, Source: .*position 4/,
    ],
  ])('that is not valid fails before any item: %s', async (documentText, message) => {
    const { error } = await runFieldMapper({ mode: 'document', documentText }, [ada]);
    expect(error?.message).toMatch(message);
  });
});

describe('rows from the second input', () => {
  const table = [
    { id: 1, Target: 'ContactEmail', Source: 'user_email', Type: 'string', Required: 'yes', Owner: 'Ada' },
    { id: 2, Target: '', Source: '' },
    { id: 3, Target: 'Old', Source: 'old', Active: 'no' },
    { id: 4, Target: 'Name', Source: 'first & " " & last', 'On Missing': 'null' },
    { id: 5, Target: 'Born', Source: 'born', Type: 'date', 'Date Format': 'dd.MM.yyyy' },
  ];

  it('are used as they are kept in tables', async () => {
    const { outputs, error } = await runFieldMapper(
      { mode: 'secondInput' },
      [{ ...ada, born: '1815-12-10' }, {}],
      [table],
    );
    expect(error?.message).toBeUndefined();
    expect(data(outputs[0])).toEqual([
      { ContactEmail: 'ada@example.com', Name: 'Ada Lovelace', Born: '10.12.1815' },
    ]);
    expect(outputs[1]).toHaveLength(1);
  });

  it.each([
    [[...table, { Target: 'X', Source: 'a +' }], /^Row 6, Source: .*position 4/],
    [[...table, { Target: 'Name', Source: 'a' }], /^Row 6, Target: "Name" is already the target of row 4/],
    [[{ Target: 'X', Source: 'a', Requird: 'yes' }], /^Row 1.*did you mean "required"/],
    [[{ Source: 'a' }], /^Row 1, Target: it is missing/],
    [[{ Target: 'X', Source: 'a', Type: 'strng' }], /^Row 1, Type: Unknown value type "strng"/],
  ])('name the row of the table that is wrong', async (rows, message) => {
    const { error, outputs } = await runFieldMapper({ mode: 'secondInput' }, [ada], [rows]);
    expect(error?.message).toMatch(message);
    expect(outputs.flat()).toEqual([]);
  });

  it('go together with a lookup table', async () => {
    const rows = [{ Target: 'Country', Source: '$table[code = $item.country].name' }];
    const { outputs, error } = await runFieldMapper(
      { mode: 'secondInput', options: { lookupTable: true } },
      [{ country: 'DE' }],
      [
        rows,
        [
          { code: 'DE', name: 'Germany' },
          { code: 'FR', name: 'France' },
        ],
      ],
    );
    expect(error?.message).toBeUndefined();
    expect(data(outputs[0])).toEqual([{ Country: 'Germany' }]);
  });
});

describe('Document Mapping', () => {
  it('writes the form down as a document that maps the same, and as a table', async () => {
    const rows = [
      {
        target: 'ContactEmail',
        source: 'user_email',
        type: 'text',
        required: true,
        more: { format: 'email' },
      },
      {
        target: 'Label',
        source: 'first & "|" & last',
        type: 'any',
        required: false,
        more: { note: 'for lists' },
      },
      { target: 'Source', source: '', type: 'any', required: false, more: { default: 'shop' } },
    ];
    const { outputs } = await runFieldMapper({ operation: 'document', mapping: { rows } }, [ada]);
    const [{ document: made, markdown }] = data(outputs[0]) as [{ document: object; markdown: string }];
    expect(made).toEqual({
      version: 1,
      name: 'Mapper',
      fields: [
        { target: 'ContactEmail', source: 'user_email', type: 'text', format: 'email', required: true },
        { target: 'Label', expression: 'first & "|" & last', note: 'for lists' },
        { target: 'Source', default: 'shop' },
      ],
    });
    expect(markdown).toContain(
      '| `ContactEmail` | `user_email` | required; text; e-mail | `ada@example.com` |',
    );
    expect(markdown).toContain('| `Label` | `first & "\\|" & last` | for lists | `Ada\\|Lovelace` |');
    expect(markdown).toContain('| `Source` | always `"shop"` |  | `shop` |');
    const again = await runFieldMapper({ mode: 'document', documentText: JSON.stringify(made) }, [ada]);
    expect(data(again.outputs[0])).toEqual([
      { ContactEmail: 'ada@example.com', Label: 'Ada|Lovelace', Source: 'shop' },
    ]);
  });
});

import { join } from 'node:path';
import { dataOf } from '../support/runRestApi';
import { calling } from '../support/runSoapApi';
import { runNode } from '../support/runNode';
import { describeServer } from './describeServer';
import type { ServerProcess } from './startServerProcess';
import { startSystemServer } from './startSystemServer';

const python = '/usr/bin/python3';

/** What goes in and comes back unchanged, in the form that the WSDL types it. */
const echoes: ReadonlyArray<readonly [operation: string, input: object, result: unknown]> = [
  ['echo_integer', { i: '12345678901234567890' }, '12345678901234567890'],
  ['echo_string', { s: '  <Ärger> & "mehr"\n\tüber 𝒳  ' }, '  <Ärger> & "mehr"\n\tüber 𝒳  '],
  ['echo_datetime', { dt: '2024-05-31T09:30:00' }, '2024-05-31T09:30:00'],
  ['echo_date', { d: '2024-05-31' }, '2024-05-31'],
  ['echo_time', { t: '09:30:00' }, '09:30:00'],
  ['echo_float', { f: 1.5 }, 1.5],
  ['echo_double', { f: 12.456789 }, 12.456789],
  ['echo_boolean', { b: true }, true],
  ['echo_enum', { day: 'Friday' }, 'Friday'],
  ['echo_bytearray', { data: 'AAECAw==' }, 'AAECAw=='],
  ['echo_integer_array', { ia: { integer: ['1', '2'] } }, { integer: ['1', '2'] }],
  ['echo_string_array', { sa: ['one'] }, { string: ['one'] }],
  ['echo_simple_boolean_array', { ba: [false, true] }, [false, true]],
  ['echo_simple_class', { sc: { i: '45', s: 'asd' } }, { i: '45', s: 'asd' }],
  [
    'echo_nested_class',
    {
      nc: {
        i: '34',
        s: 'str',
        f: 12.5,
        simple: { SimpleClass: [{ i: '12', s: 'asd' }] },
        other: { dt: '2024-05-31T09:30:00', d: 123.456, b: true },
      },
    },
    {
      i: '34',
      s: 'str',
      f: 12.5,
      simple: { SimpleClass: [{ i: '12', s: 'asd' }] },
      other: { dt: '2024-05-31T09:30:00', d: 123.456, b: true },
    },
  ],
  [
    'echo_extension_class',
    { nc: { s: 'text', q: '5', p: { dt: '2024-05-31T09:30:00', i: '6', s: 'inner' } } },
    { s: 'text', q: '5', p: { dt: '2024-05-31T09:30:00', i: '6', s: 'inner' } },
  ],
  [
    'echo_class_with_self_reference',
    { sr: { i: '1', sr: { i: '2', sr: null } } },
    { i: '1', sr: { i: '2' } },
  ],
];

describeServer('Spyne (Python)', '/usr/lib/python3/dist-packages/spyne/__init__.py', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    const script = join(__dirname, 'scripts', 'spyneServices.py');
    server = await startSystemServer(python, (port) => [script, String(port)], '/?wsdl');
  });
  afterAll(() => server?.stop());

  const call = (operation: string, input: object, more: object = {}, rest: object = {}) =>
    runNode({
      type: 'soapApi',
      parameters: {
        authentication: 'none',
        wsdlUrl: `${server.url}/?wsdl`,
        ...calling(operation, input),
        ...more,
      } as never,
      ...rest,
    });

  it.each(echoes)('%s gives back what it was given', async (operation, input, result) => {
    const { outputs, error } = await call(operation, input);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ [`${operation}Result`]: result }]);
  });

  it('takes and gives headers', async () => {
    const { outputs, error } = await call(
      'echo_in_header',
      {},
      { options: { soapHeaders: '{ "InHeader": { "s": "from the item", "i": "7" } }' } },
    );
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ echo_in_headerResult: { s: 'from the item', i: '7' } }]);
    const { outputs: sent } = await call('send_out_header', {}, { options: { addSoapHeaders: true } });
    expect(dataOf(sent[0])).toEqual([
      expect.objectContaining({ soapHeader: { OutHeader: { dt: '2000-01-01T00:00:00', f: 3.141592653 } } }),
    ]);
  });

  it('makes faults errors', async () => {
    const { error } = await call('soap_exception', {});
    expect(error?.message).toBe('The service answered with a fault (Plausible): A plausible fault');
    const { outputs } = await call('documented_exception', {}, {}, { onError: 'continueRegularOutput' });
    expect(dataOf(outputs[0])[0]).toMatchObject({
      error: { body: { reason: 'A documented fault', actor: 'http://faultactor.example.com' } },
    });
  });

  it('leaves the validation to the server when it is asked to, which says no', async () => {
    const { error } = await call('echo_enum', { day: 'Someday' });
    expect(error?.message).toContain('day is "Someday", which is none of Monday');
    const { error: refused } = await call(
      'echo_enum',
      { day: 'Someday' },
      { options: { checkInput: false } },
    );
    expect(refused?.message).toMatch(/fault \(Client.*SchemaValidationError/);
  });
});

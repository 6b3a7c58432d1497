import { join } from 'node:path';
import { dataOf } from '../support/runRestApi';
import { calling } from '../support/runSoapApi';
import { runNode } from '../support/runNode';
import { describeServer } from './describeServer';
import type { ServerProcess } from './startServerProcess';
import { startSystemServer } from './startSystemServer';

const php = '/usr/bin/php';

describeServer("PHP's SoapServer", php, () => {
  let server: ServerProcess;
  beforeAll(async () => {
    const script = join(__dirname, 'scripts', 'soapServer.php');
    server = await startSystemServer(php, (port) => ['-S', `127.0.0.1:${port}`, script], '/?wsdl=document');
  });
  afterAll(() => server?.stop());

  const styles = [
    ['document', '1.1'],
    ['document', '1.2'],
    ['literal', '1.1'],
    ['encoded', '1.1'],
  ] as const;
  const call = (style: string, version: string, input: object, rest: object = {}) =>
    runNode({
      type: 'soapApi',
      parameters: {
        authentication: 'none',
        wsdlUrl: `${server.url}/?wsdl=${style}&version=${version}`,
        ...calling('total', input),
      } as never,
      ...rest,
    });
  const line = (quantity: number, price: string) => ({ sku: 'A & B', quantity, price });

  it.each(styles)('%s, SOAP %s: lists of two and of one', async (style, version) => {
    for (const lines of [[line(2, '0.10'), line(1, '12.34')], [line(3, '0.10')]]) {
      const { outputs, error } = await call(style, version, { customer: 'Müller', lines });
      expect(error).toBeUndefined();
      const amount = lines.length === 2 ? '12.54' : '0.30';
      expect(dataOf(outputs[0])).toEqual([
        { total: { customer: 'Müller', lines: lines.length, amount, big: '9223372036854775807' } },
      ]);
    }
  });

  it.each(styles)('%s, SOAP %s: faults of the client and of the server', async (style, version) => {
    const options = { onError: 'continueRegularOutput' };
    const { outputs } = await call(style, version, { customer: 'nobody', lines: [] }, options);
    expect(dataOf(outputs[0])[0]).toMatchObject({
      error: { code: 'REQUEST_REJECTED', body: { reason: 'There is no such customer' } },
    });
    const { outputs: crashed } = await call(style, version, { customer: 'crash', lines: [] }, options);
    expect(dataOf(crashed[0])[0]).toMatchObject({
      error: {
        code: 'SERVER_ERROR',
        message: expect.stringMatching(/fault \((Server|Receiver)\): The till is broken/) as string,
      },
    });
  });
});

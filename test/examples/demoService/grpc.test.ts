import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { runRpcApi } from '../../support/runRpcApi';
import { asAda, demoClient } from './demoClient';

let service: DemoService;
beforeAll(async () => {
  service = await startDemoService();
});
afterAll(() => service.stop());

const getOrder = (number: string, headers: Record<string, string>) =>
  runRpcApi(service, 'demo.v1.Orders/GetOrder', {
    resource: 'grpc',
    methodsFrom: 'reflection',
    parametersJson: JSON.stringify({ number }),
    options: { headers: { rows: Object.entries(headers).map(([name, value]) => ({ name, value })) } },
  });

test('gRPC and HTTP/1.1 are answered on one port', async () => {
  const [{ outputs }, user] = await Promise.all([
    getOrder('2024-00002', asAda),
    demoClient(service).json('/users/1'),
  ]);
  expect(outputs[0]?.map(({ json }) => json.number)).toEqual(['2024-00002']);
  expect(user).toMatchObject({ id: 1 });
});

test('a call needs a credential, and an order that exists', async () => {
  expect((await getOrder('2024-00002', {})).error?.message).toContain('UNAUTHENTICATED');
  expect((await getOrder('2024-99999', asAda)).error?.message).toContain('There is no order 2024-99999');
});

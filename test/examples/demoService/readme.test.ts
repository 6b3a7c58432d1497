import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { demoClient } from './demoClient';

interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly open: boolean;
}

let service: DemoService;
beforeAll(async () => {
  service = await startDemoService();
});
afterAll(() => service.stop());

test('the README lists every endpoint, and only those', async () => {
  const folder = join(__dirname, '..', '..', '..', 'examples', 'demo-service');
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| ([A-Z]+) +\| `([^`]+)` +\| (.+?) +\|$/gm)];
  const endpoints = await demoClient(service).json<Endpoint[]>('/');
  expect(rows.map(([, method, path, summary]) => `${method} ${path}: ${summary}`)).toEqual(
    endpoints.map(
      ({ method, path, summary, open }) => `${method} ${path}: ${summary}${open ? ' (_open_)' : ''}`,
    ),
  );
});

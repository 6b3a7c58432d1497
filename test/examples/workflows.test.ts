import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type INodeParameters, type INodeProperties, NodeHelpers } from 'n8n-workflow';
import { type DemoService, startDemoService } from '../../examples/demo-service';
import { differences } from '../../examples/run/differences';
import { type Example, readExampleCredentials, readExamples, runExample } from '../../examples/run/examples';
import { type CredentialRecord, loadPackage, type LoadedPackage, manualTriggerType } from '../support/engine';

// Loading n8n's engine takes a while on a busy machine.
jest.setTimeout(120_000);

const folder = join(__dirname, '..', '..', 'examples');
const namesIn = (name: string) => readdirSync(join(folder, name)).map((file) => file.replace(/\.json$/, ''));
const fromElsewhere = [manualTriggerType, 'n8n-nodes-base.stickyNote'];

let service: DemoService;
let examples: ReadonlyMap<string, Example>;
let credentials: CredentialRecord[];
let loaded: LoadedPackage;

beforeAll(async () => {
  // Time by requests, so that limits are reached on a slow machine, too; a refused client has waited a second.
  const now = () => {
    const refused = service.requests.filter(({ status }) => status === 429).length;
    return Date.UTC(2024, 4, 1) + service.requests.length * 300 + refused * 1000;
  };
  service = await startDemoService({ now });
  examples = new Map((await readExamples()).map((example) => [example.name, example]));
  credentials = await readExampleCredentials();
  loaded = await loadPackage('sources');
});
beforeEach(() => service.reset());
afterAll(() => service.stop());

test('every workflow says what has to come out', () => {
  expect(namesIn('expected')).toEqual(namesIn('workflows'));
});

test('ids, names and credentials are unique', () => {
  const documents = [...examples.values()].map(({ workflow }) => workflow as { id?: string; name?: string });
  for (const key of ['id', 'name'] as const) {
    expect(new Set(documents.map((document) => document[key])).size).toBe(examples.size);
  }
  expect(new Set(credentials.map(({ id }) => id)).size).toBe(credentials.length);
});

/** Values that a form does not have, or does not show with the other values, are lost in n8n. */
function lostValues(properties: INodeProperties[], values: INodeParameters): string[] {
  const kept = NodeHelpers.getNodeParameters(properties, values, true, false, null, null);
  return differences(kept, values);
}

test('the credentials fit their forms', () => {
  for (const { type, data } of credentials) {
    expect(lostValues(loaded.credentials.get(type)!.properties, data as INodeParameters)).toEqual([]);
  }
});

describe.each(namesIn('workflows'))('%s', (name) => {
  test('imports: its node types, parameters and credentials exist', () => {
    const { workflow } = examples.get(name)!;
    for (const node of workflow.nodes.filter(({ type }) => !fromElsewhere.includes(type))) {
      const type = loaded.nodes.get(node.type);
      expect([node.type, type !== undefined]).toEqual([node.type, true]);
      expect(lostValues(type!.description.properties, node.parameters)).toEqual([]);
      for (const [credentialType, { id, name: label }] of Object.entries(node.credentials ?? {})) {
        const known = credentials.map((record) => [record.type, record.id, record.name]);
        expect(known).toContainEqual([credentialType, id, label]);
      }
    }
  });

  test('is explained by a note and connects nodes that exist', () => {
    const { nodes, connections } = examples.get(name)!.workflow;
    expect(nodes.some(({ type }) => type === 'n8n-nodes-base.stickyNote')).toBe(true);
    const known = new Set(nodes.map((node) => node.name));
    const targets = Object.values(connections).flatMap(({ main = [] }) => main.flatMap((list) => list ?? []));
    for (const used of [...Object.keys(connections), ...targets.map(({ node }) => node)]) {
      expect(known).toContain(used);
    }
  });

  test('gives the expected results', async () => {
    const outcome = await runExample(examples.get(name)!, credentials, service.url, 'sources');
    expect(outcome.differences).toEqual([]);
  });
});

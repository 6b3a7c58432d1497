import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { markedCredentials, marksIn } from '../canary/markedCredentials';
import { type Gate, startGate } from '../canary/startGate';
import { hostUnderTest } from './hostUnderTest';
import { PACKAGE } from './testWorkflows';

const { n8n } = hostUnderTest();
let gates: Gate[] = [];
afterAll(() => Promise.all(gates.map((gate) => gate.stop())));

/** Everything that n8n keeps in its folder, but for what was installed there. */
function stored(): string {
  const folder = join(n8n.place.userFolder, '.n8n');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => !/^nodes\b/.test(name)).map((name) => join(folder, name));
  return files
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');
}

/** One node a credential; the API refuses each request and repeats what it was sent. */
function workflow() {
  const nodes = markedCredentials.map(({ label, type }, index) => ({
    id: `n${index}`,
    name: label,
    type: `${PACKAGE}.restApi`,
    typeVersion: 1,
    position: [200 * (index + 1), 0],
    parameters: { authentication: type, operation: 'getOne', path: '/me' },
    credentials: { [type]: { id: `canary${index}`, name: label } },
    onError: 'continueRegularOutput',
  }));
  const start = {
    ...nodes[0]!,
    id: 's',
    name: 'Start',
    type: 'n8n-nodes-base.manualTrigger',
    parameters: {},
    credentials: {},
  };
  const row = [start, ...nodes];
  const links = row.slice(1).map(({ name }, index) => {
    const next = [{ node: name, type: 'main', index: 0 }];
    return [row[index]!.name, { main: [next] }] as const;
  });
  return {
    id: 'canary',
    name: 'canary',
    nodes: row,
    connections: Object.fromEntries(links),
    settings: { executionOrder: 'v1' },
  };
}

test('no secret is in what n8n stores and logs of an execution', async () => {
  gates = await Promise.all(markedCredentials.map((credential) => startGate('', credential, 'failure', '')));
  await n8n.importCredentials(
    markedCredentials.map(({ type, label, data }, index) => ({
      id: `canary${index}`,
      name: label,
      type,
      data: data(gates[index]!.origin),
    })),
  );
  await n8n.importWorkflows([workflow()]);
  const { outputs, printed } = await n8n.execute('canary', { N8N_LOG_LEVEL: 'debug' });

  for (const [index, { label, sent }] of markedCredentials.entries()) {
    expect([label, gates[index]!.received.some((text) => sent.test(text))]).toEqual([label, true]);
  }
  expect(Object.keys(outputs)).toHaveLength(markedCredentials.length + 1);
  const kept = stored();
  // It was stored, and what the API repeated was masked.
  expect(kept).toContain('Refused: GET /me');
  expect(marksIn(kept)).toEqual([]);
  // Its log says what it runs, and with it all that the nodes log.
  expect(printed).toContain('Start executing node');
  expect(marksIn(printed)).toEqual([]);
});

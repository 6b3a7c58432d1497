import { inspect } from 'node:util';
import { Logger } from '@n8n/backend-common';
import { type DemoService, startDemoService } from '../../examples/demo-service';
import { type Example, readExamples } from '../../examples/run/examples';
import { atDemoService } from '../../examples/run/withDemoService';
import { sharedPorts } from '../../nodes/shared/sharedEngine';
import { runWorkflow, type WorkflowDocument } from '../support/engine';
import {
  mark,
  type MarkedCredential,
  markedCredentials,
  markedEnvelopes,
  marksIn,
} from './markedCredentials';
import { type Fate, fates, startGate } from './startGate';

// Loading n8n's engine takes a while on a busy machine.
jest.setTimeout(120_000);

let service: DemoService;
let examples: Example[];
const logged: string[] = [];
const keys: string[] = [];

beforeAll(async () => {
  service = await startDemoService();
  examples = await readExamples();
  for (const level of ['error', 'warn', 'info', 'debug', 'verbose', 'log'] as const) {
    const capture = (...parts: unknown[]) => void logged.push(inspect(parts, { depth: 10 }));
    if (level in Logger.prototype) jest.spyOn(Logger.prototype, level as 'debug').mockImplementation(capture);
    if (level in console) jest.spyOn(console, level as 'debug').mockImplementation(capture);
  }
  const { state } = sharedPorts();
  const getOrCreate = state.getOrCreate.bind(state);
  jest.spyOn(state, 'getOrCreate').mockImplementation((key, create) => {
    keys.push(key);
    return getOrCreate(key, create);
  });
});
beforeEach(() => {
  service.reset();
  logged.length = 0;
  keys.length = 0;
});
afterAll(async () => {
  jest.restoreAllMocks();
  await service.stop();
});

/** The example with one credential for all that it asks, kept answers, and waits that are none. */
function withCredential({ workflow }: Example, type: string): WorkflowDocument {
  const nodes = workflow.nodes.map((node) => {
    if (!node.credentials || node.parameters.authentication === 'none') return node;
    const given = node.parameters.options as Record<string, unknown> | undefined;
    const options = {
      cache: 'memory',
      ...given,
      retry: { group: { baseDelay: 0.01, maxDelay: 0.02, maxAttempts: 3 } },
    };
    return {
      ...node,
      parameters: { ...node.parameters, authentication: type, options } as typeof node.parameters,
      credentials: { [type]: { id: 'canary', name: 'Canary' } },
    };
  });
  return { ...workflow, nodes };
}

/** Runs the example; returns everything that anybody could see of it. */
async function everythingShown(example: Example, credential: MarkedCredential, fate: Fate) {
  const gate = await startGate(service.url, credential, fate, 'Bearer demo-token');
  try {
    const workflow = atDemoService(withCredential(example, credential.type), gate.origin);
    const data = credential.data(gate.origin);
    const record = { id: 'canary', name: 'Canary', type: credential.type, data };
    const result = await runWorkflow({ workflow, credentials: [record] });
    const errors = Object.values(result.nodes).flatMap(({ error }) => (error ? [error] : []));
    const shown = [
      JSON.stringify(result),
      // What JSON leaves out: messages, stacks, causes.
      inspect(errors, { depth: 12, maxStringLength: null, maxArrayLength: null }),
      ...logged,
      ...keys,
    ];
    return { shown: shown.join('\n'), received: gate.received, receivedElsewhere: gate.receivedElsewhere };
  } finally {
    await gate.stop();
  }
}

describe.each(fates)('%s', (fate) => {
  it.each(markedCredentials.map((credential) => [credential.label, credential] as const))(
    'shows nothing of %s',
    async (_label, credential) => {
      const example = examples.find(({ name }) => name === 'all-users')!;
      const { shown, received, receivedElsewhere } = await everythingShown(example, credential, fate);
      expect(received.some((text) => credential.sent.test(text))).toBe(true);
      expect(keys).not.toEqual([]);
      expect(marksIn(shown)).toEqual([]);
      expect(receivedElsewhere).toHaveLength(fate === 'redirect' ? 1 : 0);
      expect(marksIn(receivedElsewhere.join('\n'))).toEqual([]);
      expect(receivedElsewhere.join('\n')).not.toMatch(/^(authorization|cookie|x-one|signature)/im);
    },
  );

  it.each(markedEnvelopes.map((credential) => [credential.label, credential] as const))(
    'shows nothing of %s',
    async (_label, credential) => {
      const calls = examples.filter(({ workflow }) =>
        workflow.nodes.some(({ type }) => type.endsWith('soapApi')),
      );
      expect(calls).not.toEqual([]);
      for (const example of calls) {
        service.reset();
        const { shown, received, receivedElsewhere } = await everythingShown(example, credential, fate);
        const isCalled = received.some((text) => text.startsWith('POST'));
        expect(received.some((text) => credential.sent.test(text))).toBe(isCalled);
        expect(marksIn(`${shown}\n${receivedElsewhere.join('\n')}`)).toEqual([]);
      }
    },
  );

  it('shows nothing in any of the examples', async () => {
    const found: unknown[] = [];
    for (const [index, example] of examples.entries()) {
      const credential = markedCredentials[index % markedCredentials.length]!;
      service.reset();
      const { shown, receivedElsewhere } = await everythingShown(example, credential, fate);
      const marks = marksIn(`${shown}\n${receivedElsewhere.join('\n')}`);
      if (marks.length > 0) found.push([example.name, credential.label, marks]);
    }
    expect(found).toEqual([]);
  });
});

it('would be found', () => {
  const secret = `${mark}-token-5ecret`;
  for (const form of [
    secret,
    ...['', 'a:', 'ab:'].map((user) => Buffer.from(user + secret).toString('base64')),
  ])
    expect(marksIn(`x ${form} x`)).not.toEqual([]);
});

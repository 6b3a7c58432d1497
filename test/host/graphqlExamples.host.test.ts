import { differences } from '../../examples/run/differences';
import { readExampleCredentials, readExamples } from '../../examples/run/examples';
import { atDemoService } from '../../examples/run/withDemoService';
import { hostUnderTest } from './hostUnderTest';
import type { ImportedCredential, ImportedWorkflow } from './N8n';

const { n8n, serviceUrl } = hostUnderTest();

/** What the demo expects of each output; the report is not part of it, since here the nodes deliver as in production. */
interface Expected {
  readonly nodes: Readonly<Record<string, { readonly outputs: readonly unknown[] }>>;
}

test('the examples of the GraphQL API node give in n8n what the demo expects of them', async () => {
  const examples = (await readExamples()).filter(({ name }) => name.startsWith('graphql-'));
  const at = <Value>(value: Value) => atDemoService(value, serviceUrl);
  await n8n.importCredentials(at((await readExampleCredentials()) as unknown as ImportedCredential[]));
  await n8n.importWorkflows(at(examples.map(({ workflow }) => workflow as unknown as ImportedWorkflow)));
  expect(examples.length).toBeGreaterThan(3);
  for (const { name, workflow, expected } of examples) {
    const { error, outputs } = await n8n.execute((workflow as unknown as { id: string }).id);
    expect([name, error]).toEqual([name, undefined]);
    for (const [node, { outputs: wanted }] of Object.entries((expected as Expected).nodes)) {
      const got = outputs[node]!.slice(0, wanted.length).map((list) => ({
        count: list.length,
        first: list[0],
        last: list.at(-1),
      }));
      expect(differences(got, wanted, `${name}: ${node}`)).toEqual([]);
    }
  }
});

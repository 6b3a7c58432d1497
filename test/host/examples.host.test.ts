import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from '../../examples/run/differences';
import { type Example, readExamples } from '../../examples/run/examples';
import { hostUnderTest } from './hostUnderTest';
import { projectFolder } from './projectFolder';

const { n8n } = hostUnderTest();
const names = readdirSync(join(projectFolder, 'examples', 'workflows')).map((file) =>
  file.replace('.json', ''),
);
let examples: Example[];

beforeAll(async () => {
  examples = await readExamples();
});

/** What the demo expects of each output. Its reports are not part of it: n8n shows a node's items only. */
interface Expected {
  readonly nodes: Readonly<Record<string, { readonly outputs?: readonly unknown[] }>>;
}

test.each(names)('the example %s gives in n8n what the demo expects of it', async (name) => {
  const { workflow, expected } = examples.find((example) => example.name === name)!;
  const { error, outputs } = await n8n.execute((workflow as unknown as { id: string }).id);
  expect(error).toBeUndefined();
  for (const [node, { outputs: wanted = [] }] of Object.entries((expected as Expected).nodes)) {
    const got = (outputs[node] ?? []).slice(0, wanted.length).map((list) => ({
      count: list.length,
      first: list[0],
      last: list.at(-1),
    }));
    expect(differences(got, wanted, node)).toEqual([]);
  }
});

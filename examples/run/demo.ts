import { startDemoService } from '../demo-service';
import { build } from './build';
import { readExampleCredentials, readExamples, runExample } from './examples';
import { messageOf } from './messageOf';
import { nodeColumns, nodeRow } from './nodeRow';
import { textTable } from './textTable';

/** Builds the package, runs every example on n8n's engine from what was built, and compares the results. */
async function main(): Promise<void> {
  console.log('Building the package …');
  build();
  const service = await startDemoService();
  const examples = await readExamples();
  const credentials = await readExampleCredentials();
  let failed = 0;
  try {
    for (const example of examples) {
      service.reset();
      const { result, differences } = await runExample(example, credentials, service.url, 'dist');
      const rows = Object.entries(result.nodes).map(([name, node]) => nodeRow(name, node));
      console.log(`\n${example.workflow.name} (examples/workflows/${example.name}.json)`);
      console.log(indented(textTable([nodeColumns, ...rows])));
      if (differences.length === 0) continue;
      failed += 1;
      console.log(indented(['Not as expected:', ...differences.map((line) => `  ${line}`)].join('\n')));
    }
  } finally {
    await service.stop();
  }
  if (failed > 0)
    throw new Error(`${failed} of ${examples.length} examples gave other results than expected.`);
  console.log(`\n${examples.length} examples ran as expected on n8n's own engine.`);
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

main().catch((error: unknown) => {
  console.error(`\n${messageOf(error)}`);
  process.exitCode = 1;
});

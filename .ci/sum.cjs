/** Adds up what the suites left behind, names what failed or was skipped, and prints the closing line. */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.argv[2];
const lines = (name) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').trim().split('\n') : [];

let passed = lines('passed').length;
let failed = lines('failed').length;
let skipped = 0;
for (const name of lines('failed')) console.log(`FAILED ${name}`);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const result = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const broken = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  passed += result.numPassedTests;
  failed += result.numFailedTests + broken.length;
  skipped += result.numPendingTests + result.numTodoTests;
  for (const { name, message } of broken) console.log(`FAILED ${name}\n${message}`);
  for (const { assertionResults } of result.testResults) {
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === 'failed') console.log(`FAILED ${fullName}\n${failureMessages.join('\n')}`);
      if (status === 'pending') console.log(`SKIPPED ${fullName}`);
    }
  }
}

// Here everything that tests need can be installed: a test that was skipped has not done its work.
process.exitCode = failed > 0 || skipped > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);

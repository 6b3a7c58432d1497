import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = process.env.CORPORA_DIR ?? resolve(__dirname, '../../../shared/corpora');

/** The folder of one set of conformance data. */
export function corpus(name: string): string {
  return join(root, name);
}

/** Tests over conformance data that lies outside the project; says so loudly where the data is missing. */
export function describeCorpus(title: string, name: string, tests: () => void): void {
  if (existsSync(corpus(name))) return describe(title, tests);
  describe.skip(`${title}: SKIPPED, no conformance data at ${corpus(name)} (set CORPORA_DIR)`, () => {
    it('needs the data', () => undefined);
  });
}

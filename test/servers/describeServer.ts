import { existsSync } from 'node:fs';

/**
 * Tests against a server of the system. Where it is missing they are skipped, and say so; in CI that is a failure:
 * there it has to be installed (see .ci/run).
 */
export function describeServer(title: string, binary: string, tests: () => void): void {
  if (existsSync(binary)) return describe(title, tests);
  if (process.env.CI === 'true') {
    return describe(title, () => {
      it('has its server', () => {
        throw new Error(`${binary} is missing. In CI nothing is skipped.`);
      });
    });
  }
  describe.skip(`${title}: SKIPPED, there is no ${binary} on this machine`, () => {
    it('needs the server', () => undefined);
  });
}

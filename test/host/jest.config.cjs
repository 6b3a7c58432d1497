/** The packed package inside a real n8n: without a browser, through webhooks, and in the editor. One n8n serves them all. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/*.host.test.ts'],
  globalSetup: '<rootDir>/globalSetup.ts',
  globalTeardown: '<rootDir>/globalTeardown.ts',
  setupFilesAfterEnv: ['<rootDir>/resetService.ts'],
  // n8n and the browser are busy enough; and what runs one after the other can be followed.
  maxWorkers: 1,
  testTimeout: 120_000,
  ...require('../support/jestTransform.cjs'),
};

/** Tests that need nothing outside npm. Those in a real n8n and against real servers have configurations of their own. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Loading n8n's engine takes several seconds on a busy machine; no test waits by itself.
  testTimeout: 60_000,
  testPathIgnorePatterns: ['<rootDir>/test/host/', '<rootDir>/test/servers/', '<rootDir>/test/package/'],
  ...require('./test/support/jestTransform.cjs'),
};

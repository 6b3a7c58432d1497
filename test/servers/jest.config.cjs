/** The nodes against servers that other people wrote. They are installed into the user's cache folder first. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/*.servers.test.ts'],
  globalSetup: '<rootDir>/globalSetup.ts',
  testTimeout: 120_000,
  ...require('../support/jestTransform.cjs'),
};

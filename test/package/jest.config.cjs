/** The package as it would be published: packed, installed by itself, loaded by plain Node.js. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/*.test.ts'],
  testTimeout: 120_000,
  ...require('../support/jestTransform.cjs'),
};

/** How Jest reads our sources, and the one library that comes as ES modules only. */
const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };

module.exports = {
  transform: { '^.+\\.ts$': ['@swc/jest', options], '/node_modules/jose/.+\\.js$': ['@swc/jest', options] },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
};

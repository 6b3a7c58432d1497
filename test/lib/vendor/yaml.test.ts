import { parseYaml } from '../../../lib/vendor/yaml';

it.each([
  ['a: 1\nb: [x, "2", null, true]', { a: 1, b: ['x', '2', null, true] }],
  ['on: yes\nversion: 1.10', { on: 'yes', version: 1.1 }],
  ['since: 2024-01-02', { since: '2024-01-02' }],
  ['200: { description: ok }', { 200: { description: 'ok' } }],
  ['base: &b { a: 1 }\ncopy: *b', { base: { a: 1 }, copy: { a: 1 } }],
  ['', null],
])('reads %j as JSON data', (text, value) => {
  expect(parseYaml(text)).toEqual({ value });
});

it.each([
  ['a: [1, 2', /line 1/],
  ['a: 1\na: 2', /unique.*line 2/],
  ['a: "open', /line 1/],
])('says what is wrong with %j, and where', (text, problem) => {
  expect(parseYaml(text)).toEqual({ problem: expect.stringMatching(problem) });
});

it('refuses a document that unfolds without end', () => {
  const levels = 'bcdefghi'.split('').map((name) => {
    const above = String.fromCharCode(name.charCodeAt(0) - 1);
    return `${name}: &${name} [${Array(9).fill(`*${above}`).join(', ')}]`;
  });
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...levels].join('\n');
  expect(parseYaml(bomb)).toEqual({ problem: expect.stringMatching(/alias/i) });
});

it('leaves prototypes untouched', () => {
  const read = parseYaml('__proto__: { polluted: true }\na: 1') as { value: object };
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(read.value)).toBe(Object.prototype);
});

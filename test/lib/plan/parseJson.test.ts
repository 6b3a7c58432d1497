import { parseJson, parseJsonInTurns } from '../../../lib/plan/parseJson';

describe('parseJson', () => {
  it.each([
    ['[9007199254740993]', ['9007199254740993'], 1],
    ['[-9007199254740993]', ['-9007199254740993'], 1],
    ['{"id":12345678901234567890,"n":1}', { id: '12345678901234567890', n: 1 }, 1],
    ['[9007199254740991]', [9007199254740991], 0],
    ['[1000000000000000]', [1000000000000000], 0],
    ['{"text":"9007199254740993"}', { text: '9007199254740993' }, 0],
    ['{"a\\"9007199254740993":9007199254740993}', { 'a"9007199254740993': '9007199254740993' }, 1],
    ['["\\\\",9007199254740993]', ['\\', '9007199254740993'], 1],
    ['[0.1234567890123456789]', [0.12345678901234568], 0],
    ['[1234567890123456e2]', [1234567890123456e2], 0],
    ['9007199254740993', '9007199254740993', 1],
  ])('%s', (text, value, exactIntegers) => {
    expect(parseJson(text)).toEqual({ value, exactIntegers });
  });

  it.each(['{"id":12345678901234567890}', '[1,{"a":null}]'])('reads %s in turns alike', async (text) => {
    expect(await parseJsonInTurns(text)).toEqual(parseJson(text));
  });

  it.each(['{"id":', `${'['.repeat(1_001)}${']'.repeat(1_001)}`])(
    'refuses it in turns as well',
    async (text) => {
      await expect(parseJsonInTurns(text)).rejects.toThrow(SyntaxError);
    },
  );

  it.each([
    '[01234567890123456789]',
    '[12345678901234567890',
    '{12345678901234567890:1}',
    '[1 12345678901234567890]',
  ])('refuses %s', (text) => expect(() => parseJson(text)).toThrow(SyntaxError));

  it('finds a long integer wherever it stands in the text', () => {
    for (let before = 0; before < 40; before += 1) {
      const text = `[${' '.repeat(before)}9007199254740993${' '.repeat(20)}]`;
      expect(parseJson(text)).toEqual({ value: ['9007199254740993'], exactIntegers: 1 });
    }
  });

  it('keeps __proto__ a plain field', () => {
    const { value } = parseJson('{"__proto__":{"polluted":1},"id":9007199254740993}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'id']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

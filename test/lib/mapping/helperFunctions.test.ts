import { compileExpression } from '../../../lib/mapping/expression';
import { helperFunctions } from '../../../lib/mapping/expression/helpers/helperFunctions';
import type { JsonValue } from '../../../lib/plan/json';

const evaluate = async (source: string, input: JsonValue = {}) => {
  const expression = await compileExpression(source);
  const result = await expression.evaluate(input);
  // The interpreter and the compiled form have to agree.
  expect(await expression.interpret(input, {}, 1000)).toEqual(result);
  return result;
};

it.each(Object.values(helperFunctions).map(({ example }) => example))(
  '%s gives %s',
  async (source, result) => {
    expect(String(await evaluate(source))).toBe(result);
  },
);

it.each(Object.keys(helperFunctions))('$%s gives nothing for nothing', async (name) => {
  expect(await evaluate(`$${name}(missing, "a", "b")`)).toBeUndefined();
});

it.each([
  ['$formatDate(1714602600, "HH:mm a", "America/New_York")', '18:30 PM'],
  ['$formatDate("2024-03-31T01:30:00Z", "HH:mm XXX", "Europe/Berlin")', '03:30 +02:00'],
  ['$parseDate("1 May 24", "d MMM yy")', '2024-05-01T00:00:00.000Z'],
  ['$parseDate("2024-03-31 02:30", "yyyy-MM-dd HH:mm", "Europe/Berlin")', '2024-03-31T01:30:00.000Z'],
  ['$addTime("2024-03-31", -1, "month")', '2024-02-29T00:00:00.000Z'],
  ['$addTime("2024-02-29", 1, "years")', '2025-02-28T00:00:00.000Z'],
  ['$addTime("2024-01-01", 1.5, "hours")', '2024-01-01T01:30:00.000Z'],
  ['$timeBetween("2024-01-02", "2024-01-01", "hour")', -24],
  ['$slug("  --Ünïcode__Łódź 2! ")', 'unicode-lodz-2'],
  ['$phone("none")', undefined],
  ['$parseMoney("(1,234.50)")', '-1234.50'],
  ['$parseMoney("€ -7")', '-7'],
  ['$formatMoney(1e3, "JPY")', '¥1,000'],
  ['$formatMoney("12345678901234567.89", "USD")', '$12,345,678,901,234,567.89'],
  ['$hash({"a": 1}) = $hash("{\\"a\\":1}")', true],
  ['$row([{"n": 7, "x": "a"}, {"n": "7", "x": "b"}], "n", 7).x', 'a'],
  ['$row({"n": 7}, "n", "7").n', 7],
  ['$row([{"n": 1}], "constructor", "x")', undefined],
  ['["São", "Köln"].$slug($)', ['sao', 'koln']],
  ['$map(["a b", "c d"], $slug)', ['a-b', 'c-d']],
])('%s gives %j', async (source, expected) => {
  expect(await evaluate(source)).toEqual(expected);
});

it.each([
  ['$parseDate("x", "yyyy")', /"x" is not a date written as yyyy/],
  ['$formatDate("x", "yyyy")', /"x" is not a date/],
  ['$formatDate("2024-01-01", "YYYY")', /"YYYY" has no meaning|has no meaning/],
  ['$formatDate("2024-01-01", "yyyy", "Berlin")', /"Berlin" is not a time zone/],
  ['$addTime("2024-01-01", 1, "moons")', /"moons" is not a unit of time/],
  ['$hash("a", "crc")', /"crc" is not known to \$hash/],
  ['$slug({})', /has to be text/],
  ['$parseMoney("none")', /no amount/],
  ['$formatMoney(1, "EURO")', /[Cc]urrency/],
])('%s says what is wrong', async (source, message) => {
  await expect((await compileExpression(source)).evaluate({})).rejects.toThrow(message);
});

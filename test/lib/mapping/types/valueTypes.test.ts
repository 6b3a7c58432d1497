import { valueTypes } from '../../../../lib/mapping/types/valueTypes';
import type { JsonValue } from '../../../../lib/plan/json';
import cases from '../../../cases/mapping/value-types.json';

it.each(cases as Array<{ type: string; value: JsonValue; result?: JsonValue; problem?: string }>)(
  '$type: $value',
  ({ type, value, ...expected }) => {
    const converted = valueTypes.get(type).convert(value);
    expect(converted).toStrictEqual('problem' in expected ? expected : { value: expected.result });
  },
);

it('has a case for every type', () => {
  expect(new Set(cases.map(({ type }) => type))).toEqual(new Set(valueTypes.names));
});

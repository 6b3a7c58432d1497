import type { JsonSchema } from '../../plan/JsonSchema';
import { scalars } from '../json/scalars';
import type { WellKnownType } from './WellKnownType';

/** A scalar in a message of its own, so that it can be left out; in JSON the scalar itself. */
export const wrapper = (type: string, schema: JsonSchema): WellKnownType => ({
  schema,
  toJson: ({ value }) => scalars[type]!.toJson(value as never),
  fromJson: (value, path) => ({ value: scalars[type]!.fromJson(value, path) }),
});

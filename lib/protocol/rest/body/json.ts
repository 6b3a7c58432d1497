import type { BodySpec } from '../../../plan/RequestPlan';
import type { BodyEncoder } from './BodyEncoder';

export const json: BodyEncoder<Extract<BodySpec, { kind: 'json' }>> = ({ value }) => ({
  body: JSON.stringify(value),
  contentType: 'application/json',
});

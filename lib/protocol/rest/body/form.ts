import type { BodySpec } from '../../../plan/RequestPlan';
import type { BodyEncoder } from './BodyEncoder';

/** application/x-www-form-urlencoded, by the URL standard. */
export const form: BodyEncoder<Extract<BodySpec, { kind: 'form' }>> = ({ fields }) => ({
  body: new URLSearchParams(fields.map(({ name, value }): [string, string] => [name, value])).toString(),
  contentType: 'application/x-www-form-urlencoded',
});

import type { BodySpec } from '../../../plan/RequestPlan';
import type { BodyEncoder } from './BodyEncoder';

export const raw: BodyEncoder<Extract<BodySpec, { kind: 'raw' }>> = ({ text, contentType }) => ({
  body: text,
  contentType: contentType || 'text/plain; charset=utf-8',
});

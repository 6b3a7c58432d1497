import type { AnswerSpec, BatchSpec } from '../plan/BatchSpec';
import { parsePath } from '../plan/path';
import type { BatchStrategy } from './BatchStrategy';

/**
 * How answers are read: as the user says, and where nothing was said, as the strategy's answers usually are.
 *
 * @throws ApiError INVALID_SETTING for what is no path: before anything is sent
 */
export function answerSpec({ answer, settings }: BatchSpec, strategy: BatchStrategy): AnswerSpec {
  const said = Object.entries(answer).filter(([, value]) => value !== '' && value !== 'auto');
  const spec = {
    ...answer,
    ...strategy.answer?.(settings),
    ...(Object.fromEntries(said) as Partial<AnswerSpec>),
  };
  const { match: _, ...paths } = spec;
  for (const path of Object.values(paths)) if (path !== '') parsePath(path);
  return spec;
}

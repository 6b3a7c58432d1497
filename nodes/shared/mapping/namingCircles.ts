import { ApiError } from '../../../lib';

/**
 * Reads parameters that may hold n8n expressions. n8n goes through the values that they give, and one that contains
 * itself ends its stack: a message about that would help nobody.
 */
export async function namingCircles<Result>(read: () => Promise<Result>): Promise<Result> {
  return await read().catch((error: unknown) => Promise.reject(explained(error)));
}

function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !/call stack/i.test(error.message)) return error;
  return new ApiError(
    'MAPPING_INVALID',
    {
      subject: 'The mapping is not valid: an n8n expression in it gives a value that contains itself',
      hint: 'Look at the expressions in Default and Source; take the part of the value that is wanted.',
    },
    error,
  );
}

import { compileExpression } from '../../mapping/expression';
import type { HttpResponse } from '../../ports/Transport';
import type { Secrets } from '../AuthScheme';

/** Whether an answer says that the token no longer serves: by its status, or by what the credential declares about its body. */
export async function isExpiredAnswer(
  response: HttpResponse,
  { expiredWhen = '' }: Secrets,
  statuses: readonly number[] = [401],
): Promise<boolean> {
  if (statuses.includes(response.status)) return true;
  if (expiredWhen.trim() === '') return false;
  const body = jsonOf(response);
  if (body === undefined) return false;
  const condition = await compileExpression(`$boolean((${expiredWhen}))`);
  return (await condition.evaluate(body, { status: response.status })) === true;
}

function jsonOf({ headers, body }: HttpResponse): unknown {
  const type = headers.get('content-type') ?? '';
  if (body.length === 0 || (type !== '' && !/json|text\/(plain|javascript)/i.test(type))) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

import { compileExpression } from '../../mapping/expression';
import type { HttpResponse } from '../../ports/Transport';
import type { Secrets } from '../AuthScheme';

/** Whether an answer says that the token no longer serves: 401, or what the credential declares about its body. */
export async function isExpiredAnswer(
  response: HttpResponse,
  { expiredWhen = '' }: Secrets,
): Promise<boolean> {
  if (response.status === 401) return true;
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

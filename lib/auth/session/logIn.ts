import { ApiError } from '../../errors/ApiError';
import { apiMessage } from '../../errors/apiMessage';
import { toApiError } from '../../errors/toApiError';
import type { HttpRequest, HttpResponse } from '../../ports/Transport';
import { resetTime } from '../../ratelimit/serverTime';
import type { AuthContext, Secrets } from '../AuthScheme';
import { loginRequest } from './loginRequest';
import { readAnswer } from './readAnswer';
import { readSession } from './readSession';
import type { Session } from './Session';

/**
 * Logs in as the credential says.
 * @throws ApiError TOKEN_REFUSED or TOKEN_UNAVAILABLE in the API's own words, or INVALID_SETTING, each naming the field
 */
export async function logIn(secrets: Secrets, context: AuthContext): Promise<Session> {
  const request = loginRequest(secrets, context);
  const response = await context.send(request).catch((error: unknown) => {
    throw unreachable(error);
  });
  const isGivenCookies = secrets.sessionTokenFrom === 'cookie' && response.headers.getSetCookie().length > 0;
  // A login page of a web site answers with a redirect to the start page, and the cookies along with it.
  const isSuccess = response.status < 300 || (response.status < 400 && isGivenCookies);
  if (!isSuccess) throw await refusal(request, response, context);
  const session = await readSession(response, secrets, context.clock.now());
  conceal(session, context);
  return session;
}

/** Neither the token nor the values of the cookies are ever shown. */
export function conceal({ value, cookies }: Session, context: AuthContext): void {
  context.conceal(value);
  for (const cookie of cookies) context.conceal(cookie.slice(cookie.indexOf('=') + 1));
}

async function refusal(
  { method, url }: HttpRequest,
  response: HttpResponse,
  { clock }: AuthContext,
): Promise<ApiError> {
  const { status, headers } = response;
  const subject = `The login (${method} ${new URL(url).pathname}) was answered with ${status}`;
  const words = apiMessage(await readAnswer(response));
  if (status >= 500 || status === 429) {
    const retryAt = resetTime(headers.get('retry-after'), headers, clock.now());
    return new ApiError('TOKEN_UNAVAILABLE', {
      subject,
      apiMessage: words,
      retryAt,
      hint: 'Try again later.',
    });
  }
  return new ApiError('TOKEN_REFUSED', { subject, apiMessage: words, ...advice(status) });
}

function advice(status: number): { field: string; hint: string } {
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) {
    return {
      field: 'Login Path',
      hint: 'Correct "Login Path" and "Login Method" in the credential. The path goes below the base URL.',
    };
  }
  if (status === 400 || status === 415 || status === 422) {
    return {
      field: 'Login Body',
      hint: 'Compare "Login Sends" and "Login Body" in the credential with the API\'s documentation.',
    };
  }
  return { field: 'Password', hint: 'Check "User" and "Password" in the credential.' };
}

function unreachable(error: unknown): ApiError {
  const cause = toApiError(error);
  const { hint, retryable } = cause;
  // What no time will heal says itself what to change.
  if (!retryable) return cause;
  return new ApiError(
    'TOKEN_UNAVAILABLE',
    { subject: `The login got no answer: ${cause.message}`, field: 'Login Path', hint, retryable },
    cause,
  );
}

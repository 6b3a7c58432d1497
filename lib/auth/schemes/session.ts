import type { HttpRequest, HttpResponse } from '../../ports/Transport';
import type { AuthContext, AuthScheme, Secrets } from '../AuthScheme';
import { basicCredentials } from '../basicValue';
import { isExpiredAnswer } from '../oauth2/isExpiredAnswer';
import { tokenKeeper, type TokenKeeper } from '../oauth2/TokenKeeper';
import { remembersRefusal } from '../oauth2/remembersRefusal';
import { carries, carrySession } from '../session/carrySession';
import { conceal, logIn } from '../session/logIn';
import { readHandshake } from '../session/readHandshake';
import type { Session } from '../session/Session';
import { sessionFields } from '../session/sessionFields';

/** A session: a login brings a token or cookies, or a refused request names it; begun again when it has ended. */
export const session: AuthScheme = {
  label: 'Session Login',
  help: 'A first request logs in and brings a token or cookies for the others; again when the session has ended.',
  fields: sessionFields,
  apply(request, secrets, context) {
    const keeper = keeperOf(context);
    const held = keeper.fresh();
    // The first refused request brings the session.
    if (held || isHandshake(secrets)) return carrying(request, held, secrets, context);
    return keeper
      .renew(keeper.token, () => grant(secrets, context))
      .then((begun) => carrying(request, begun, secrets, context));
  },
  async renew(request, response, secrets, context) {
    const keeper = keeperOf(context);
    const isCurrent = keeper.token !== undefined && carries(request, keeper.token, secrets);
    const ended = await isEnded(response, secrets);
    if (!ended) {
      if (isCurrent) keeper.accepted();
      return false;
    }
    // Somebody else has begun another one while this request was under way.
    if (keeper.token && !isCurrent) return true;
    if (!keeper.mayHelp) return false;
    const begin = ended === true ? () => grant(secrets, context) : () => Promise.resolve(ended);
    await keeper.renew(keeper.token, begin, true);
    return true;
  },
  sensitiveValues: (secrets) => [
    secrets.password ?? '',
    secrets.otherSecret ?? '',
    basicCredentials(secrets),
  ],
};

function isHandshake({ sessionFrom }: Secrets): boolean {
  return sessionFrom === 'handshake';
}

/** Whether an answer says that the session has ended; a refusal that names another one gives that. */
async function isEnded(response: HttpResponse, secrets: Secrets): Promise<boolean | Session> {
  if (isHandshake(secrets)) return readHandshake(response, secrets) ?? false;
  const statuses = (secrets.expiredStatus ?? '').split(/[\s,]+/).map(Number);
  return isExpiredAnswer(response, secrets, statuses);
}

function grant(secrets: Secrets, context: AuthContext): Promise<Session> {
  return remembersRefusal(context, () => logIn(secrets, context));
}

function keeperOf({ clock, memory }: AuthContext): TokenKeeper<Session> {
  return tokenKeeper<Session>(clock, memory);
}

function carrying(
  request: HttpRequest,
  held: Session | undefined,
  secrets: Secrets,
  context: AuthContext,
): HttpRequest {
  // Another run may have begun it.
  if (held) conceal(held, context);
  return carrySession(request, held, secrets);
}

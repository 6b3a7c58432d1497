import { tokenLifetime } from '../auth/AccessTokens';
import { json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import type { Route } from '../http/Route';

export const oauthRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/oauth/token',
    summary: 'OAuth 2, client credentials: a token for 300 seconds that is refused after three requests',
    open: true,
    handle(request, { tokens }) {
      const form = new URLSearchParams(request.body.toString('utf8'));
      if (form.get('grant_type') !== 'client_credentials')
        return refusal(400, 'unsupported_grant_type', 'The only grant here is client_credentials.');
      const [id, secret] = clientOf(request, form);
      const token = tokens.grant(id, secret, request.now);
      if (token === undefined)
        return refusal(401, 'invalid_client', 'There is no client with this id and secret.');
      return json({ access_token: token, token_type: 'Bearer', expires_in: tokenLifetime });
    },
  },
];

/** As Basic in the header, or in the body (RFC 6749, section 2.3.1). */
function clientOf({ headers }: ApiRequest, form: URLSearchParams): [string, string] {
  const encoded = /^Basic +(.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [decodeURIComponent(id), decodeURIComponent(secret)];
}

function refusal(status: number, error: string, description: string) {
  return json({ error, error_description: description }, { status });
}

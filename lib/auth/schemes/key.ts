import type { HttpRequest } from '../../ports/Transport';
import { type AuthScheme, withHeader } from '../AuthScheme';
import { withBodyValue, withCookie, withQueryParameter } from '../withParameter';

/** A key in a header, in the query or in a cookie (the three places that OpenAPI's `apiKey` scheme knows), or in the body, as RPC APIs like it. */
export const key: AuthScheme = {
  label: 'API Key',
  help: "A key sent in a header of the API's own, in the query, in a cookie or in the body.",
  fields: [
    {
      kind: 'choice',
      name: 'keyPlacement',
      label: 'Send Key In',
      help: 'Where the API looks for the key.',
      default: 'header',
      choices: [
        { value: 'header', label: 'Header', help: 'X-API-Key: …' },
        { value: 'query', label: 'Query', help: '?api_key=…' },
        { value: 'cookie', label: 'Cookie', help: 'Cookie: api_key=…' },
        { value: 'body', label: 'Body', help: 'A field of the JSON body, or a parameter of an RPC call' },
      ],
    },
    {
      kind: 'text',
      name: 'keyName',
      label: 'Name',
      help: 'Name of the header, query parameter or cookie. In the body a path: auth, params.token, or params[0] for the first parameter.',
      default: 'X-API-Key',
      placeholder: 'X-API-Key',
      required: true,
    },
    {
      kind: 'text',
      name: 'keyValue',
      label: 'Key',
      help: 'The key, as the API gave it to you.',
      default: '',
      secret: true,
      required: true,
    },
    {
      kind: 'text',
      name: 'secondName',
      label: 'Second Name',
      help: 'For APIs that want two values, such as an application id and a key. Empty for all others.',
      default: '',
      placeholder: 'X-App-Id',
    },
    {
      kind: 'text',
      name: 'secondValue',
      label: 'Second Key',
      help: 'The value that goes with Second Name, sent in the same place.',
      default: '',
      secret: true,
    },
  ],
  apply: (request, { keyPlacement, keyName = '', keyValue = '', secondName = '', secondValue = '' }) =>
    [[keyName, keyValue] as const, [secondName.trim(), secondValue] as const]
      .filter(([name]) => name !== '')
      .reduce((sent, [name, value]) => withKey(sent, keyPlacement, name, value), request),
  sensitiveValues: ({ keyValue = '', secondValue = '' }) => [keyValue, secondValue],
};

function withKey(
  request: HttpRequest,
  placement: string | undefined,
  name: string,
  value: string,
): HttpRequest {
  if (placement === 'query') return withQueryParameter(request, name, value);
  if (placement === 'body') return withBodyValue(request, name, value);
  if (placement === 'cookie') return withCookie(request, name, encodeURIComponent(value));
  return withHeader(request, name, value);
}

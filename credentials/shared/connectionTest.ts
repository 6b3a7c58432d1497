import type { ICredentialTestRequest } from 'n8n-workflow';

const explained: ReadonlyArray<readonly [number, string]> = [
  [
    401,
    'The API answered 401: it does not accept this secret. Check that it is complete and has not expired.',
  ],
  [
    403,
    'The API answered 403: it knows the secret, but does not allow "Test Path". Choose a path that this account may read.',
  ],
  [
    404,
    'The API answered 404: there is nothing at the base URL with "Test Path". Fill in a path that exists, such as /me.',
  ],
  [405, 'The API answered 405: "Test Path" cannot be read with GET. Fill in a path that can.'],
  [
    429,
    'The API answered 429: its rate limit is reached just now. The secret could not be tested; try again later.',
  ],
];

/** Reads the test path; answers that need an explanation get one. */
export const connectionTest: ICredentialTestRequest = {
  request: { method: 'GET', baseURL: '={{$credentials.baseUrl}}', url: '={{$credentials.testPath}}' },
  rules: explained.map(([value, message]) => ({ type: 'responseCode', properties: { value, message } })),
};

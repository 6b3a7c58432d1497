import { ApiError } from '../errors/ApiError';

/** The origin of an http(s) address; an URL_INVALID error that names the field otherwise. */
export function originOf(address: string, field: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin;
  throw new ApiError('URL_INVALID', {
    subject: `"${address}" in "${field}" is not an http or https address`,
    field,
    hint: 'Write it in full, for example https://api.example.com.',
  });
}

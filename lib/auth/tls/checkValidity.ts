import { X509Certificate } from 'node:crypto';
import { ApiError } from '../../errors/ApiError';
import type { TlsOptions } from '../../ports/Transport';

const dayMs = 24 * 60 * 60_000;
const warningDays = 30;

/**
 * What to say about how long a client's or signer's certificate lasts; undefined while there is time.
 * @param now Epoch milliseconds.
 * @throws ApiError INVALID_SETTING when it has expired or is not valid yet: no server would take it
 */
export function checkValidity({ cert }: TlsOptions, now: number): string | undefined {
  if (cert === undefined) return undefined;
  const { validFrom, validTo } = new X509Certificate(cert);
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)];
  if (now > to) {
    throw new ApiError('INVALID_SETTING', {
      subject: `The certificate of the credential has expired on ${dateOf(to)}`,
      field: 'Certificate',
      hint: "Ask the API's operator for a new certificate, and put it with its key into the credential.",
    });
  }
  if (now < from) {
    throw new ApiError('INVALID_SETTING', {
      subject: `The certificate of the credential is not valid before ${dateOf(from)}`,
      field: 'Certificate',
      hint: 'Use the certificate that is valid now, and check the clock of the machine that runs n8n.',
    });
  }
  const daysLeft = Math.floor((to - now) / dayMs);
  if (daysLeft >= warningDays) return undefined;
  const when = daysLeft === 0 ? 'within a day' : `in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
  return `The certificate of the credential expires ${when}, on ${dateOf(to)}; ask for a new one in time`;
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

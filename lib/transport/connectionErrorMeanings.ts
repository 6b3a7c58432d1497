import type { ErrorCode } from '../errors/codes';
import { tlsErrorMeanings } from './tlsErrorMeanings';

/** Who was asked: the name alone, and with its port. */
export interface Server {
  readonly hostname: string;
  readonly authority: string;
}

/** What a code of the system or a library means to the user. */
export interface ConnectionErrorMeaning {
  readonly code: ErrorCode;
  readonly subject: (server: Server, error: Error) => string;
  readonly hint?: string;
  readonly retryable?: boolean;
}

const unresolved = (words: string, retryable?: boolean): ConnectionErrorMeaning => ({
  code: 'DNS_FAILURE',
  subject: ({ hostname }) => `The name "${hostname}" ${words}`,
  retryable,
});

const unreached = (words: string): ConnectionErrorMeaning => ({
  code: 'CONNECTION_REFUSED',
  subject: ({ authority }) => `${authority} ${words}`,
});

const lost = (words: string, more: Partial<ConnectionErrorMeaning> = {}): ConnectionErrorMeaning => ({
  code: 'CONNECTION_LOST',
  subject: ({ authority }) => `${authority} ${words}`,
  ...more,
});

const invalid: ConnectionErrorMeaning = {
  code: 'INVALID_SETTING',
  subject: (_server, error) => `The request cannot be sent: ${error.message}`,
};

const closed = 'closed the connection before the whole answer arrived';

const meanings: Readonly<Record<string, ConnectionErrorMeaning>> = {
  // node:dns
  ENOTFOUND: unresolved('could not be resolved'),
  EAI_AGAIN: unresolved('could not be resolved just now: the name server did not answer'),
  ENODATA: unresolved('has no address'),
  ESERVFAIL: unresolved('could not be resolved: the name server failed'),
  // connect(2)
  ECONNREFUSED: unreached('refused the connection'),
  EHOSTUNREACH: unreached('cannot be reached: there is no route to the host'),
  ENETUNREACH: unreached('cannot be reached: there is no route to its network'),
  EHOSTDOWN: unreached('cannot be reached: the host is down'),
  EADDRNOTAVAIL: unreached('cannot be reached: this machine has no fitting address or no free port'),
  EACCES: unreached('cannot be reached: this machine forbids the connection'),
  EPERM: unreached('cannot be reached: this machine forbids the connection'),
  ETIMEDOUT: {
    code: 'TIMEOUT_CONNECT',
    subject: ({ authority }) => `${authority} did not accept a connection in time`,
  },
  // While the connection is in use
  ECONNRESET: lost(closed),
  ECONNABORTED: lost(closed),
  EPIPE: lost('closed the connection while the request was being sent'),
  UND_ERR_SOCKET: lost(closed),
  UND_ERR_INFO: lost(closed),
  UND_ERR_ABORTED: lost(closed),
  UND_ERR_CLOSED: lost('was left: this process closed its connections'),
  UND_ERR_DESTROYED: lost('was left: this process closed its connections'),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: lost('did not send as many bytes as its Content-Length announces'),
  UND_ERR_HEADERS_OVERFLOW: lost('sent more than 16 KB of headers', {
    hint: "Ask the API's operator: such an answer cannot be read.",
    retryable: false,
  }),
  HPE_INVALID_EOF_STATE: lost(closed),
  HPE_INVALID_CONSTANT: lost('did not answer in HTTP', {
    hint: 'If the server speaks HTTPS on this port, write https:// instead of http://. Otherwise check the port.',
    retryable: false,
  }),
  // What undici refuses to send
  UND_ERR_INVALID_ARG: invalid,
  UND_ERR_NOT_SUPPORTED: invalid,
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: {
    code: 'INVALID_SETTING',
    subject: () => 'The header "content-length" does not fit the body',
    hint: 'Leave the header out: it is set by itself.',
  },
  ...tlsErrorMeanings,
};

/** Codes too many to list one by one. */
const families: ReadonlyArray<readonly [RegExp, ConnectionErrorMeaning]> = [
  [/^EAI_/, unresolved('could not be resolved')],
  [/^HPE_/, lost('sent an answer that breaks the rules of HTTP')],
  [
    /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO$)/,
    {
      code: 'TLS_FAILURE',
      // OpenSSL's messages are addresses in its source code; its codes are words.
      subject: ({ authority }, error) =>
        `A secure connection to ${authority} could not be set up (${(error as NodeJS.ErrnoException).code})`,
    },
  ],
];

/** The meaning of a code, or undefined when the code is none of a connection. */
export function meaningOf(code: string): ConnectionErrorMeaning | undefined {
  if (Object.hasOwn(meanings, code)) return meanings[code];
  return families.find(([pattern]) => pattern.test(code))?.[1];
}

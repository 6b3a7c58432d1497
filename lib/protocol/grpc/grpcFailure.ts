import { ApiError } from '../../errors/ApiError';
import type { ErrorCode } from '../../errors/codes';
import { isObject, type JsonValue } from '../../plan/json';
import type { HttpResponse } from '../../ports/Transport';
import type { ProtobufSchema } from '../../protobuf/ProtobufSchema';

interface Meaning {
  readonly name: string;
  readonly code: ErrorCode;
  readonly retryable?: boolean;
  readonly hint?: string;
}

/** Every status of gRPC by its number (grpc.io, "Status codes and their use in gRPC"). */
const meanings: Readonly<Record<number, Meaning>> = {
  1: { name: 'CANCELLED', code: 'SERVER_ERROR' },
  2: { name: 'UNKNOWN', code: 'SERVER_ERROR' },
  3: { name: 'INVALID_ARGUMENT', code: 'RPC_PARAMETERS_INVALID' },
  4: {
    name: 'DEADLINE_EXCEEDED',
    code: 'TIMEOUT_TOTAL',
    hint: 'The server could not finish within the deadline. Raise Options > Timeout > Total, or ask for less.',
  },
  5: { name: 'NOT_FOUND', code: 'NOT_FOUND', hint: 'Check the ids and names in the parameters.' },
  6: { name: 'ALREADY_EXISTS', code: 'CONFLICT' },
  7: { name: 'PERMISSION_DENIED', code: 'FORBIDDEN' },
  8: { name: 'RESOURCE_EXHAUSTED', code: 'RATE_LIMITED' },
  9: { name: 'FAILED_PRECONDITION', code: 'CONFLICT' },
  // The server says that the whole transaction may be tried again.
  10: { name: 'ABORTED', code: 'CONFLICT', retryable: true },
  11: { name: 'OUT_OF_RANGE', code: 'RPC_PARAMETERS_INVALID' },
  12: {
    name: 'UNIMPLEMENTED',
    code: 'RPC_METHOD_NOT_FOUND',
    hint: 'The server does not offer this method, though its description names it: check service, version and address.',
  },
  13: { name: 'INTERNAL', code: 'SERVER_ERROR' },
  14: { name: 'UNAVAILABLE', code: 'SERVER_ERROR' },
  15: { name: 'DATA_LOSS', code: 'SERVER_ERROR', retryable: false },
  16: { name: 'UNAUTHENTICATED', code: 'AUTHENTICATION_FAILED' },
};

/** What an answer's gRPC status means; undefined for OK. */
export function grpcFailure({ headers }: HttpResponse, schema: ProtobufSchema): ApiError | undefined {
  const number = Number(headers.get('grpc-status'));
  if (number === 0) return undefined;
  const { name, code, retryable, hint } = meanings[number] ?? {
    name: `status ${number}`,
    code: 'SERVER_ERROR',
  };
  const details = statusDetails(headers.get('grpc-status-details-bin'), schema);
  const message = percentDecoded(headers.get('grpc-message') ?? '');
  return new ApiError(code, {
    subject: `The method reported ${name}`,
    apiMessage: [message, ...violations(details)].filter(Boolean).join('; ') || undefined,
    body: { code: name, message, ...(details.length > 0 && { details }) },
    retryable,
    hint,
  });
}

/** The details of google.rpc.Status, as far as something describes them. */
function statusDetails(header: string | null, schema: ProtobufSchema): JsonValue[] {
  if (header === null) return [];
  try {
    const status = schema.message('google.rpc.Status')!.decode(Buffer.from(header, 'base64'));
    return isObject(status) ? (status.details as JsonValue[]) : [];
  } catch {
    return [];
  }
}

/** google.rpc.BadRequest names the fields that are wrong, which helps more than the message. */
function violations(details: readonly JsonValue[]): string[] {
  return details
    .flatMap((detail) => {
      const list = isObject(detail) ? detail.fieldViolations : undefined;
      return Array.isArray(list) ? (list as Array<Record<string, string>>) : [];
    })
    .map(({ field, description }) => `${field} ${description}`);
}

/** "gRPC over HTTP2", Status-Message; what is wrongly encoded is shown as it came. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

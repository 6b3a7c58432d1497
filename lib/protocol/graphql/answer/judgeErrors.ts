import { ApiError } from '../../../errors/ApiError';
import { apiMessage } from '../../../errors/apiMessage';
import type { ErrorCode } from '../../../errors/codes';
import { isObject } from '../../../plan/json';

/**
 * What servers put into `extensions.code`, or into `type` as GitHub does: Apollo Server, GraphQL Yoga, Hasura,
 * AppSync, Shopify, Linear.
 */
const codes: Readonly<Record<string, ErrorCode>> = {
  UNAUTHENTICATED: 'AUTHENTICATION_FAILED',
  UNAUTHORIZED: 'AUTHENTICATION_FAILED',
  AUTHENTICATION_ERROR: 'AUTHENTICATION_FAILED',
  'INVALID-JWT': 'AUTHENTICATION_FAILED',
  'ACCESS-DENIED': 'FORBIDDEN',
  ACCESS_DENIED: 'FORBIDDEN',
  FORBIDDEN: 'FORBIDDEN',
  INSUFFICIENT_SCOPES: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  THROTTLED: 'RATE_LIMITED',
  RATELIMITED: 'RATE_LIMITED',
  RATE_LIMITED: 'RATE_LIMITED',
  RATE_LIMIT_EXCEEDED: 'RATE_LIMITED',
  INTERNAL_SERVER_ERROR: 'SERVER_ERROR',
  INTERNAL_ERROR: 'SERVER_ERROR',
  SERVICE_UNAVAILABLE: 'SERVER_BUSY',
  BAD_USER_INPUT: 'REQUEST_REJECTED',
  BAD_REQUEST: 'REQUEST_REJECTED',
  UNPROCESSABLE: 'REQUEST_REJECTED',
  GRAPHQL_PARSE_FAILED: 'REQUEST_REJECTED',
  GRAPHQL_VALIDATION_FAILED: 'REQUEST_REJECTED',
  OPERATION_RESOLUTION_FAILURE: 'REQUEST_REJECTED',
  INTROSPECTION_DISABLED: 'INTROSPECTION_DISABLED',
};

/** The code of an error as the API writes it; undefined when it has none. */
export function codeOf(error: unknown): string | undefined {
  if (!isObject(error)) return undefined;
  const { extensions, type } = error;
  const [code] = [isObject(extensions) ? extensions.code : undefined, type].filter(
    (each) => typeof each === 'string',
  );
  return code as string | undefined;
}

/** The vocabulary's word for a list of errors: that of the first one that has a known code. */
export function meaningOf(errors: readonly unknown[]): ErrorCode | undefined {
  if (errors.some(speaksOfIntrospection)) return 'INTROSPECTION_DISABLED';
  return errors.flatMap((error) => codes[codeOf(error)?.toUpperCase() ?? ''] ?? [])[0];
}

/** Apollo, Yoga, graphql-ruby and others say it in words only. */
function speaksOfIntrospection(error: unknown): boolean {
  const message = isObject(error) ? String(error.message) : '';
  return /introspection.*(disabled|not (allowed|permitted|enabled))|cannot query field "?__schema/i.test(
    message,
  );
}

/** Errors as one ApiError. `fallback`: the code where the API's own codes say nothing that is known. */
export function errorsAsFailure(errors: readonly unknown[], fallback: ErrorCode, body: unknown): ApiError {
  const [first] = errors;
  const path = isObject(first) && Array.isArray(first.path) ? first.path.join('.') : '';
  const code = meaningOf(errors) ?? fallback;
  const own = codeOf(first);
  const details = [path && `at \`${path}\``, own && `code ${own}`].filter(Boolean).join(', ');
  const message = apiMessage(errors) ?? 'it gives no reason';
  return new ApiError(code, { apiMessage: details === '' ? message : `${message} (${details})`, body });
}

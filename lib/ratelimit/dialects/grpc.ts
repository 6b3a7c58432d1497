import { retryDelay } from '../../protobuf/retryDelay';
import type { Dialect } from '../Dialect';

/** Of RESOURCE_EXHAUSTED and UNAVAILABLE. The transport puts HTTP's 429 and 503 on them. */
export const grpc: Dialect = {
  label: 'gRPC',
  understands: '`google.rpc.RetryInfo` in `grpc-status-details-bin`, `grpc-retry-pushback-ms`',
  source: 'https://google.aip.dev/193',
  read({ headers, status }, now) {
    if (!headers.has('grpc-status') || (status !== 429 && status !== 503)) return [];
    const pushback = Number(headers.get('grpc-retry-pushback-ms') ?? NaN);
    const ms = pushback >= 0 ? pushback : retryDelay(headers.get('grpc-status-details-bin') ?? '');
    return ms === undefined ? [] : [{ bucket: 'default', retryAt: now + ms, source: 'RetryInfo' }];
  },
  refusal({ headers, status }) {
    if (!headers.has('grpc-status') || status !== 429) return undefined;
    // gRPC has no status of its own for what is too large, and a negative pushback means "do not come back".
    const isTooLarge = /larger than max/i.test(headers.get('grpc-message') ?? '');
    const isFinal = isTooLarge || Number(headers.get('grpc-retry-pushback-ms') ?? 0) < 0;
    return isFinal ? { retryable: false } : undefined;
  },
};

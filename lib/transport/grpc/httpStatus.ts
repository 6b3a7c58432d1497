/** The HTTP status that stands for each gRPC status (google/rpc/code.proto, "HTTP Mapping"). */
const statuses = [200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401];

/** Everything outside understands HTTP: limits, retries, credentials that have expired, reports. */
export function httpStatus(grpcStatus: number): number {
  return statuses[grpcStatus] ?? 500;
}

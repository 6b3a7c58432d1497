/** One operation, as GraphQL over HTTP has it. */
export interface OperationRequest {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

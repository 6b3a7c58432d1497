import type { INodeExecutionData } from 'n8n-workflow';
import type { JsonObject, RunReport } from '../../../lib';

/**
 * An input item that was not sent, or not to its end, because the circuit breaker is open: the item as it came, so
 * that it can be fed to the same node again, and what is known about its request. Undefined for any other run.
 */
export function deferredItem(report: RunReport, input: INodeExecutionData): INodeExecutionData | undefined {
  const { error, resume } = report;
  if (error?.code !== 'CIRCUIT_OPEN') return undefined;
  const { retryAt, message, method, url, page } = error as JsonObject;
  const deferred = {
    notBefore: typeof retryAt === 'number' ? new Date(retryAt).toISOString() : null,
    reason: message ?? null,
    // The URL is the one of the error, without secrets; headers and body follow from the item and the node.
    request: { method: method ?? null, url: url ?? null, page: page ?? null },
    resume: resume ?? null,
  };
  const { json, binary } = input;
  return { json: { ...json, deferred }, ...(binary && { binary }) };
}

import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { ApiError } from '../../lib';

/** The one place that makes n8n's errors: what failed as the message; where, and what to do, as the description. */
export function toNodeError(
  node: INode,
  error: ApiError,
  itemIndex: number,
): NodeApiError | NodeOperationError {
  const { message } = error;
  const description = describe(error, itemIndex);
  if (error.detail.status === undefined) {
    return new NodeOperationError(node, error, { message, description, itemIndex, level: 'warning' });
  }
  const httpCode = String(error.detail.status);
  const response = {
    code: error.code,
    status: error.detail.status,
    body: JSON.stringify(error.detail.body ?? null),
  };
  return new NodeApiError(node, response, { message, description, httpCode, itemIndex });
}

function describe({ code, hint, detail }: ApiError, itemIndex: number): string {
  const { method, url, status, page, attempts, requestId, retryAt, resume } = detail;
  const where = [
    method && url && `${method} ${url}`,
    status !== undefined && `answered ${status}`,
    page !== undefined && page > 1 && `page ${page}`,
    attempts !== undefined && attempts > 1 && `after ${attempts} attempts`,
    `item ${itemIndex}`,
    requestId && `request id ${requestId}`,
    retryAt !== undefined && `not before ${new Date(retryAt).toISOString()}`,
  ].filter((part) => typeof part === 'string' && part !== '');
  const goOn = resume ? [`To go on later, put this into Options > Resume From: ${resume}`] : [];
  // n8n shows it as one paragraph.
  return [hint, `Request: ${where.join(' · ')} (${code}).`, ...goOn].join(' ');
}

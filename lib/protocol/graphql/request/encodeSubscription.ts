import type { RequestPlan, RequestSpec } from '../../../plan/RequestPlan';
import type { HttpRequest } from '../../../ports/Transport';
import type { EncodeContext } from '../../Protocol';
import { rest } from '../../rest/rest';
import { toCall } from '../GraphQlCall';

/**
 * A subscription: over server-sent events one request with a long answer (graphql-sse, distinct connections mode), or
 * over a WebSocket (graphql-transport-ws).
 */
export async function encodeSubscription(
  request: RequestSpec,
  plan: RequestPlan,
  context: EncodeContext,
): Promise<HttpRequest> {
  const { isSocket, greeting } = toCall(plan.call);
  const encoded = await rest.encode(request, plan, context);
  return {
    ...encoded,
    ...(isSocket && { via: 'graphQlSocket' }),
    // graphql-sse takes any other value, lists too, for its other mode.
    headers: { ...encoded.headers, accept: 'text/event-stream' },
    stream: { maxMessages: plan.pagination.maxRecords, greeting },
  };
}

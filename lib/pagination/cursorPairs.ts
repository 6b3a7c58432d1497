import type { JsonObject } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';

/** A field that holds a cursor, and the request parameter that takes it. */
export interface CursorPair {
  /** From the answer itself or from what it is wrapped in. */
  readonly path: string;
  readonly parameter: string;
  /** Only a number counts: `next_page: 3`. Fields called cursor or token may hold one anyway. */
  readonly isNumber?: boolean;
  /** Settings of the style besides these two. */
  readonly settings?: JsonObject;
  /** Narrows a pair whose field name several vendors use differently. */
  readonly only?: (body: Record<string, unknown>, request: RequestSpec) => boolean;
}

const sameTokenEnds = { sameTokenEnds: true };

/** Pairs that vendors document, the more special first. */
export const cursorPairs: readonly CursorPair[] = [
  { path: 'response_metadata.next_cursor', parameter: 'cursor' }, // Slack
  { path: 'paging.next.after', parameter: 'after' }, // HubSpot
  { path: 'next_page.offset', parameter: 'offset' }, // Asana
  { path: 'next_cursor', parameter: 'start_cursor', only: isNotionList },
  { path: 'meta.next_token', parameter: 'pagination_token' }, // X
  { path: 'nextPageToken', parameter: 'pageToken', only: (body) => !hasJiraShape(body) }, // Google
  { path: 'nextPageToken', parameter: 'nextPageToken', only: hasJiraShape },
  { path: 'next_page_token', parameter: 'next_page_token', only: (body) => 'page_size' in body }, // Zoom
  { path: 'next_page_token', parameter: 'page_token' },
  { path: 'nextCursor', parameter: 'cursor' }, // MCP
  { path: 'pages.next.starting_after', parameter: 'pagination.starting_after', only: isSearch }, // Intercom
  { path: 'pages.next.starting_after', parameter: 'starting_after' },
  { path: 'additional_data.next_cursor', parameter: 'cursor' }, // Pipedrive v2
  { path: 'result_info.cursors.after', parameter: 'cursor' }, // Cloudflare
  { path: 'result_info.cursor', parameter: 'cursor' },
  { path: 'after_cursor', parameter: 'cursor', only: (body) => 'end_of_stream' in body }, // Zendesk incremental
  { path: 'offset', parameter: 'offset', only: ({ records }) => Array.isArray(records) }, // Airtable
  { path: 'last_id', parameter: 'after', only: (body) => hasMore(body) && body.object === 'list' }, // OpenAI
  { path: 'last_id', parameter: 'after_id', only: (body) => hasMore(body) && !('object' in body) }, // Anthropic
  { path: 'next_cursor', parameter: 'cursor' },
  { path: 'pagination.next_cursor', parameter: 'cursor' },
  { path: 'pagination.nextCursor', parameter: 'cursor' },
  { path: 'meta.next_cursor', parameter: 'cursor' },
  { path: 'meta.nextCursor', parameter: 'cursor' },
  { path: 'metadata.next_cursor', parameter: 'cursor' },
  { path: 'metadata.nextCursor', parameter: 'cursor' },
  { path: 'paging.next_cursor', parameter: 'cursor' },
  { path: 'cursor.next', parameter: 'cursor' },
  // AWS: the token goes back under the name that the service uses; CloudWatch Logs ends with the same one again.
  { path: 'NextContinuationToken', parameter: 'continuation-token' }, // S3
  { path: 'NextMarker', parameter: 'marker', only: (body) => 'MaxKeys' in body }, // S3, first version
  { path: 'LastEvaluatedKey', parameter: 'ExclusiveStartKey' }, // DynamoDB
  { path: 'LastEvaluatedTableName', parameter: 'ExclusiveStartTableName' },
  { path: 'nextForwardToken', parameter: 'nextToken', settings: sameTokenEnds },
  { path: 'NextToken', parameter: 'NextToken', settings: sameTokenEnds },
  { path: 'nextToken', parameter: 'nextToken', settings: sameTokenEnds },
  { path: 'ContinuationToken', parameter: 'ContinuationToken', settings: sameTokenEnds },
  { path: 'PaginationToken', parameter: 'PaginationToken', settings: sameTokenEnds },
  { path: 'NextMarker', parameter: 'Marker', settings: sameTokenEnds },
  { path: 'Marker', parameter: 'Marker', settings: sameTokenEnds, only: isTruncated }, // IAM
  { path: 'continuationToken', parameter: 'continuationToken' },
  // Kaminari and others name the next page's number.
  { path: 'meta.next_page', parameter: 'page', isNumber: true },
  { path: 'pagination.next_page', parameter: 'page', isNumber: true },
  { path: 'pagination.nextPage', parameter: 'page', isNumber: true },
  { path: 'next_page', parameter: 'page', isNumber: true },
  { path: 'nextPage', parameter: 'page', isNumber: true },
];

function isNotionList(body: Record<string, unknown>): boolean {
  return body.object === 'list';
}

/** Jira's search/jql takes the token back under its own name. */
function hasJiraShape(body: Record<string, unknown>): boolean {
  return Array.isArray(body.issues);
}

/** Intercom's searches are sent as JSON, with the cursor inside `pagination`. */
function isSearch(_body: Record<string, unknown>, { body }: RequestSpec): boolean {
  return body?.kind === 'json';
}

function hasMore(body: Record<string, unknown>): boolean {
  return typeof body.has_more === 'boolean';
}

function isTruncated({ IsTruncated }: Record<string, unknown>): boolean {
  return IsTruncated === true || IsTruncated === 'true';
}

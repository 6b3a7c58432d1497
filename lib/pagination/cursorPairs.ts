import { isObject } from '../plan/json';

/** A field that holds a cursor, and the request parameter that takes it. */
export interface CursorPair {
  readonly path: string;
  readonly parameter: string;
  /** Narrows a pair whose field name several vendors use differently. */
  readonly only?: (body: unknown) => boolean;
}

/** Pairs that vendors document, the more special first. */
export const cursorPairs: readonly CursorPair[] = [
  { path: 'response_metadata.next_cursor', parameter: 'cursor' }, // Slack
  { path: 'paging.next.after', parameter: 'after' }, // HubSpot
  { path: 'paging.cursors.after', parameter: 'after' }, // Facebook
  { path: 'next_page.offset', parameter: 'offset' }, // Asana
  { path: 'next_cursor', parameter: 'start_cursor', only: isNotionList },
  { path: 'meta.next_token', parameter: 'pagination_token' }, // X
  { path: 'nextPageToken', parameter: 'pageToken', only: (body) => !hasJiraShape(body) }, // Google
  { path: 'nextPageToken', parameter: 'nextPageToken', only: hasJiraShape },
  { path: 'next_page_token', parameter: 'next_page_token' }, // Zoom
  { path: 'nextCursor', parameter: 'cursor' }, // MCP
  { path: 'next_cursor', parameter: 'cursor' },
  { path: 'pagination.next_cursor', parameter: 'cursor' },
  { path: 'pagination.nextCursor', parameter: 'cursor' },
  { path: 'meta.next_cursor', parameter: 'cursor' },
  { path: 'meta.nextCursor', parameter: 'cursor' },
  { path: 'paging.next_cursor', parameter: 'cursor' },
  { path: 'cursor.next', parameter: 'cursor' },
  { path: 'continuationToken', parameter: 'continuationToken' },
  { path: 'NextToken', parameter: 'NextToken' }, // AWS
  { path: 'nextToken', parameter: 'nextToken' },
];

function isNotionList(body: unknown): boolean {
  return isObject(body) && body.object === 'list';
}

/** Jira's search/jql takes the token back under its own name. */
function hasJiraShape(body: unknown): boolean {
  return isObject(body) && Array.isArray(body.issues);
}

import type { PeerPaging } from '../benchWorkflows';

/** Counted pages, as n8n's documentation sets them up. */
export const countedPaging: PeerPaging = {
  parameter: 'page',
  value: '={{ $pageCount + 1 }}',
  isComplete: '={{ $response.body.page >= $response.body.total_pages }}',
};

/** By cursor. There is no answer yet when n8n first evaluates the value. */
export const cursorPaging: PeerPaging = {
  parameter: 'cursor',
  value: '={{ $response.body?.next_cursor ?? "1" }}',
  isComplete: '={{ !$response.body.next_cursor }}',
};

import type { Preset } from './Preset';

const unchecked = 'Written from memory of the source, which was not at hand.';
const sameTokenEnds = true;

/** APIs that hand out a token, or take the last record's id for one. */
export const cursorPresets = {
  stripe: {
    label: 'Stripe',
    style: 'lastRecord',
    settings: { recordField: 'id', lastParameter: 'starting_after', place: 'query' },
    source: 'https://docs.stripe.com/api/pagination',
  },
  hubspot: {
    label: 'HubSpot',
    style: 'cursor',
    settings: { cursorPath: 'paging.next.after', cursorParameter: 'after' },
    source: 'https://developers.hubspot.com/docs/api/crm/understanding-the-crm',
    note: unchecked,
  },
  hubspotSearch: {
    label: 'HubSpot Search',
    style: 'cursor',
    settings: { cursorPath: 'paging.next.after', cursorParameter: 'after', place: 'body' },
    help: 'HubSpot ends a search after 10,000 results.',
    source: 'https://developers.hubspot.com/docs/api/crm/search',
  },
  notion: {
    label: 'Notion',
    style: 'cursor',
    settings: { cursorPath: 'next_cursor', cursorParameter: 'start_cursor' },
    source: 'https://developers.notion.com/reference/intro#pagination',
    note: unchecked,
  },
  slack: {
    label: 'Slack',
    style: 'cursor',
    settings: { cursorPath: 'response_metadata.next_cursor', cursorParameter: 'cursor' },
    source: 'https://docs.slack.dev/apis/web-api/pagination',
    note: unchecked,
  },
  google: {
    label: 'Google',
    style: 'cursor',
    settings: { cursorPath: 'nextPageToken', cursorParameter: 'pageToken' },
    source: 'https://google.aip.dev/158',
    note: unchecked,
  },
  jiraSearch: {
    label: 'Jira search/jql',
    style: 'cursor',
    settings: { cursorPath: 'nextPageToken', cursorParameter: 'nextPageToken' },
    source: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/',
    note: 'Checked only in descriptions by others that the token replaces startAt and total.',
  },
  x: {
    label: 'X (Twitter)',
    style: 'cursor',
    settings: { cursorPath: 'meta.next_token', cursorParameter: 'pagination_token', place: 'query' },
    source: 'https://docs.x.com/x-api/fundamentals/pagination',
  },
  asana: {
    label: 'Asana',
    style: 'cursor',
    // Without a limit some of Asana's addresses send everything at once, cut off without a word.
    settings: {
      cursorPath: 'next_page.offset',
      cursorParameter: 'offset',
      place: 'query',
      firstParameters: { limit: 100 },
    },
    source: 'https://developers.asana.com/docs/pagination',
  },
  zoom: {
    label: 'Zoom',
    style: 'cursor',
    settings: { cursorPath: 'next_page_token', cursorParameter: 'next_page_token', place: 'query' },
    source: 'https://marketplace.zoom.us/docs/api-reference/pagination',
  },
  airtable: {
    label: 'Airtable',
    style: 'cursor',
    settings: { cursorPath: 'offset', cursorParameter: 'offset' },
    source: 'https://support.airtable.com/docs/api-record-limits',
  },
  pipedriveV2: {
    label: 'Pipedrive (v2)',
    style: 'cursor',
    settings: { cursorPath: 'additional_data.next_cursor', cursorParameter: 'cursor', place: 'query' },
    source: 'https://pipedrive.readme.io/docs/core-api-concepts-pagination',
  },
  intercom: {
    label: 'Intercom',
    style: 'cursor',
    settings: { cursorPath: 'pages.next.starting_after', cursorParameter: 'starting_after', place: 'query' },
    source: 'https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination/',
  },
  intercomSearch: {
    label: 'Intercom Search',
    style: 'cursor',
    settings: {
      cursorPath: 'pages.next.starting_after',
      cursorParameter: 'pagination.starting_after',
      place: 'body',
    },
    source: 'https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination/',
    note: 'That the cursor goes into `pagination` of the search body was not in the part of the source at hand.',
  },
  mcp: {
    label: 'Model Context Protocol',
    style: 'cursor',
    settings: { cursorPath: 'result.nextCursor', cursorParameter: 'params.cursor', place: 'body' },
    source: 'https://modelcontextprotocol.io/specification/2025-06-18/server/utilities/pagination',
    note: unchecked,
  },
  aws: {
    label: 'AWS (NextToken)',
    style: 'cursor',
    settings: { cursorPath: 'NextToken', cursorParameter: 'NextToken', sameTokenEnds },
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html',
    note: unchecked,
  },
  awsNextToken: {
    label: 'AWS (nextToken)',
    style: 'cursor',
    settings: { cursorPath: 'nextToken', cursorParameter: 'nextToken', sameTokenEnds },
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html',
    note: unchecked,
  },
  awsLogs: {
    label: 'AWS CloudWatch Logs (Events)',
    style: 'cursor',
    // GetLogEvents begins at the newest events unless it is told otherwise.
    settings: {
      cursorPath: 'nextForwardToken',
      cursorParameter: 'nextToken',
      sameTokenEnds,
      place: 'body',
      firstParameters: { startFromHead: true },
    },
    source: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html',
  },
  s3: {
    label: 'AWS S3',
    style: 'cursor',
    settings: {
      cursorPath: 'ListBucketResult.NextContinuationToken',
      cursorParameter: 'continuation-token',
      place: 'query',
      firstParameters: { 'list-type': 2 },
    },
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html',
  },
  dynamoDb: {
    label: 'AWS DynamoDB',
    style: 'cursor',
    settings: { cursorPath: 'LastEvaluatedKey', cursorParameter: 'ExclusiveStartKey', place: 'body' },
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html',
    note: 'Checked in the AWS SDK for Kotlin reference (ExclusiveStartKey), not in this page.',
  },
} satisfies Record<string, Preset>;

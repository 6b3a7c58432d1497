import { createTokenStrategy, type TokenPlace } from '../createTokenStrategy';

/** Google refuses these together with a sync token (Calendar API reference, events.list). */
const googleFilters = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
];

const places: readonly TokenPlace[] = [
  { path: '`@odata.deltaLink`', parameter: '' }, // Microsoft Graph, Dynamics 365
  { path: '`@delta`', parameter: '' }, // OData 4.01
  { path: 'deltaLink', parameter: '' },
  { path: 'nextSyncUrl', parameter: '' }, // Contentful
  { path: 'nextSyncToken', parameter: 'syncToken', drops: googleFilters }, // Google Calendar, People
  { path: 'newStartPageToken', parameter: 'pageToken' }, // Google Drive changes
  { path: 'after_cursor', parameter: 'cursor', drops: ['start_time'] }, // Zendesk incremental exports
  { path: 'next_stream_position', parameter: 'stream_position', drops: ['created_after'] }, // Box events
  { path: 'sync_token', parameter: 'sync_token' }, // Todoist
];

/** Vendors' own change tracking: the last answer says how to ask for what changes after it. */
export const delta = createTokenStrategy(
  {
    label: 'Delta Link or Sync Token',
    help: 'The API tracks changes itself and says how to ask for them (Microsoft Graph, Google, Zendesk, Contentful, Box); recognised by itself.',
    fields: [],
    nothingFound:
      'the answer held no delta link or sync token that is known; choose Options > Only New Since Last Run > Go By > Cursor and name its field. Until then every run reads everything.',
  },
  () => places,
);

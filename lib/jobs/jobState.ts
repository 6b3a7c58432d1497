import type { JobSpec } from '../plan/JobSpec';
import { isObject } from '../plan/json';
import { parsePath, readPath } from '../plan/path';

/** What a state means for whoever waits. */
export type Progress = 'running' | 'done' | 'failed';

export interface JobState {
  /** Undefined when the word is unknown or there is none. */
  readonly progress?: Progress;
  /** The API's own word, such as `InProgress`; empty when there is none. */
  readonly word: string;
}

/** The words that APIs use, in lower case and without anything between the letters. */
const words: Readonly<Record<Progress, ReadonlySet<string>>> = {
  running: new Set(
    (
      'accepted active created creating enqueued exporting generating incomplete initializing inprogress inqueue new ' +
      'notstarted open pending preparing processing provisioning queued queueing requested running scheduled started ' +
      'starting submitted submitting submittedforprocessing updating uploadcomplete validating waiting working false'
    ).split(' '),
  ),
  done: new Set(
    'available complete completed done finished jobcomplete ok ready success successful succeeded true'.split(
      ' ',
    ),
  ),
  failed: new Set(
    (
      'aborted canceled cancelled completedwitherrors crashed deleted denied dead error errored expired failed failure ' +
      'fatal invalid killed rejected stopped terminated timeout timedout'
    ).split(' '),
  ),
};

/** Where APIs put the state when nobody says: Azure, JSON:API, Google (`done`) and the habits of the rest. */
const usualPaths = [
  'status',
  'state',
  'properties.provisioningState',
  'jobStatus',
  'job_status',
  'runtimeStatus',
  'processingStatus',
  'job.status',
  'job.state',
  'data.status',
  'data.state',
  'data.attributes.status',
  'status.state',
  'done',
].map(parsePath);

/** The state in a body, by the settings or where APIs usually put it. */
export function jobState(body: unknown, { statusPath, doneValues, failedValues }: JobSpec): JobState {
  const word = statusPath ? wordAt(body, parsePath(statusPath)) : usualWord(body);
  const progress =
    word === '' ? undefined : meaning(plain(word), doneValues.map(plain), failedValues.map(plain));
  return { word, progress };
}

function usualWord(body: unknown): string {
  if (!isObject(body)) return '';
  return usualPaths.map((path) => wordAt(body, path)).find((word) => word !== '') ?? '';
}

function wordAt(body: unknown, path: ReturnType<typeof parsePath>): string {
  const value = readPath(body, path);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** Words of the user's replace the usual ones for the same meaning. */
function meaning(word: string, done: readonly string[], failed: readonly string[]): Progress | undefined {
  if (done.includes(word)) return 'done';
  if (failed.includes(word)) return 'failed';
  if (done.length === 0 && words.done.has(word)) return 'done';
  if (failed.length === 0 && words.failed.has(word)) return 'failed';
  return words.running.has(word) ? 'running' : undefined;
}

/** `In_Progress`, `in-progress` and `InProgress` are one word. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, '');
}

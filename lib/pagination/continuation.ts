import type { Continuation } from '../plan/Continuation';
import type { Settings } from '../plan/Field';
import { isObject, type JsonObject } from '../plan/json';
import { formatPath, type Path } from '../plan/path';
import type { Detection } from './Paginator';

const deepest = 3;

/** The operation that reads on from an answer: one whose input the answer, or an object in it, can fill in. */
export function detectIn(
  body: unknown,
  operations: readonly Continuation[],
  at: Path,
): Detection | undefined {
  if (!isObject(body) || at.length > deepest) return undefined;
  const object = body as JsonObject;
  for (const operation of operations) {
    const settings = settingsFor(operation, object, at);
    if (settings) return detection(settings);
  }
  for (const [name, value] of Object.entries(object)) {
    const found = detectIn(value, operations, [...at, name]);
    if (found) return found;
  }
  return undefined;
}

/** The number of a page, counted by whoever asks. */
const pageNumber = /^page_?(index|number|no|num)?$/i;
const totalPages = /^(total_?pages|page_?count|number_?of_?pages)$/i;
const isDone = /^(is_?)?(done|last|last_?page|complete|finished)$/i;

function settingsFor(
  { operation, requires }: Continuation,
  answer: JsonObject,
  at: Path,
): Settings | undefined {
  const [tokenParameter, ...others] = requires.filter((name) => !pageNumber.test(name));
  if (tokenParameter === undefined || others.length > 0) return undefined;
  const token = answer[tokenParameter];
  if (typeof token !== 'string') return undefined;
  const pageParameter = requires.find((name) => pageNumber.test(name));
  const nameLike = (pattern: RegExp) => Object.keys(answer).find((name) => pattern.test(name));
  const total = nameLike(totalPages);
  const done = Object.keys(answer).find((name) => isDone.test(name) && typeof answer[name] === 'boolean');
  // Without a word of its end, an answer with an id in it may be anything.
  if (total === undefined && done === undefined) return undefined;
  const path = (name: string | undefined) => (name === undefined ? '' : formatPath([...at, name]));
  return {
    nextOperation: operation,
    tokenPath: path(tokenParameter),
    tokenParameter,
    pageParameter: pageParameter ?? '',
    totalPagesPath: path(total),
    donePath: path(done),
  };
}

function detection(settings: Settings): Detection {
  const { nextOperation, tokenPath } = settings;
  return {
    confidence: 0.95,
    why: `asked for more with ${nextOperation}, because of \`${tokenPath}\``,
    settings,
  };
}

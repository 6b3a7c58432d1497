import { isApiError } from '../../errors/ApiError';
import type { JsonObject } from '../../plan/json';
import { compileMapping } from '../compileMapping';
import type { FieldRule } from '../MappingDocument';
import type { TargetField } from '../targets/targetFields';
import { shorten } from '../types/describeValue';
import { compareValues } from './compareValues';
import { modelPrompt } from './modelPrompt';
import { type ModelMatch, readModelAnswer } from './readModelAnswer';
import { ruleOfSuggestion } from './ruleOfSuggestion';
import { type SourceField, sourceFields } from './sourceFields';
import type { SuggestedMapping, SuggestOptions, Suggestion } from './suggestMapping';

/** Sends a text to a language model and gives its answer. */
export type AskModel = (prompt: string) => Promise<string>;

/** A model is never as sure as two equal names are. */
const mostConfidence = 0.9;
/** Fields of each side that a model is asked about. */
const mostFields = 200;

/**
 * Asks a model for what names and values did not decide, in one question. What is decided stays; of the answer only
 * matches count whose fields exist and are free, whose values fit, and with which the mapping can still be used.
 *
 * @throws what `ask` throws
 * @returns the mapping, and what was wrong with the answer
 */
export async function suggestWithModel(
  samples: readonly JsonObject[],
  targets: readonly TargetField[],
  suggested: SuggestedMapping,
  ask: AskModel,
  { minimum = 0.5 }: SuggestOptions = {},
): Promise<{ readonly suggested: SuggestedMapping; readonly problem?: string }> {
  const open = {
    targets: targets.filter(({ path }) => suggested.unmatched.includes(path)).slice(0, mostFields),
    sources: sourceFields(samples)
      .filter(({ path }) => suggested.unused.includes(path))
      .slice(0, mostFields),
    decided: suggested.suggestions,
  };
  if (open.targets.length === 0 || open.sources.length === 0) return { suggested };
  const matches = readModelAnswer(await ask(modelPrompt(open)));
  if (!matches) return { suggested, problem: 'its answer is not the JSON that was asked for' };
  return { suggested: await addMatches(suggested, targets, open.sources, matches, minimum) };
}

async function addMatches(
  suggested: SuggestedMapping,
  targets: readonly TargetField[],
  sources: readonly SourceField[],
  matches: readonly ModelMatch[],
  minimum: number,
): Promise<SuggestedMapping> {
  let made = suggested;
  for (const match of matches.toSorted((a, b) => b.confidence - a.confidence)) {
    const target = targets.find(({ path }) => path === match.target);
    const source = sources.find(({ path }) => path === match.source);
    const isFree = made.unmatched.includes(match.target) && made.unused.includes(match.source);
    if (!target || !source || !isFree) continue;
    const suggestion = judge(match, source, target);
    if (suggestion.confidence < minimum) continue;
    const fields = inOrder(targets, [
      ...(made.document.fields ?? []),
      ruleOfSuggestion(target, { source: source.path }, suggestion),
    ]);
    if (!(await canBeUsed(fields))) continue;
    made = {
      document: { ...made.document, fields },
      suggestions: inOrder(targets, [...made.suggestions, suggestion]),
      unmatched: made.unmatched.filter((path) => path !== match.target),
      unused: made.unused.filter((path) => path !== match.source),
    };
  }
  return made;
}

function judge({ confidence, reason }: ModelMatch, source: SourceField, target: TargetField): Suggestion {
  const { fit } = compareValues(source, target);
  const why = reason === undefined ? '' : `: ${shorten(reason.replace(/\s+/g, ' '))}`;
  return {
    target: target.path,
    source: source.path,
    confidence: Math.round(Math.min(mostConfidence, confidence) * fit * 100) / 100,
    reason: `proposed by the model${why}`,
  };
}

/** As the target has its fields, whoever proposed them. */
function inOrder<Entry extends { readonly target: string }>(
  targets: readonly TargetField[],
  entries: readonly Entry[],
): Entry[] {
  const place = new Map(targets.map(({ path }, at) => [path, at]));
  return entries.toSorted((a, b) => (place.get(a.target) ?? 0) - (place.get(b.target) ?? 0));
}

/** A field of one list for that of another, say, makes a mapping that nobody could run. */
async function canBeUsed(fields: readonly FieldRule[]): Promise<boolean> {
  try {
    await compileMapping({ version: 1, fields });
    return true;
  } catch (error) {
    if (isApiError(error)) return false;
    throw error;
  }
}

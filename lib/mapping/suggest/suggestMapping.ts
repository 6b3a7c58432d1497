import type { JsonObject } from '../../plan/json';
import type { FieldRule, MappingDocument } from '../MappingDocument';
import { listPath } from '../lists/listPath';
import type { TargetField } from '../targets/targetFields';
import { assign } from './assign';
import { compareValues } from './compareValues';
import { fullNames } from './fullNames';
import { nameLikeness } from './nameLikeness';
import { ruleOfSuggestion } from './ruleOfSuggestion';
import { type SourceField, sourceFields } from './sourceFields';

/** One proposal: what it is made of, how sure it is (0 to 1), and why. */
export interface Suggestion {
  readonly target: string;
  readonly source: string;
  readonly confidence: number;
  readonly reason: string;
}

export interface SuggestedMapping {
  readonly document: MappingDocument;
  readonly suggestions: readonly Suggestion[];
  /** Targets for which nothing is sure enough. */
  readonly unmatched: readonly string[];
  /** Fields of the samples that no suggestion takes. */
  readonly unused: readonly string[];
}

export interface SuggestOptions {
  /** Nothing below it is proposed. */
  readonly minimum?: number;
}

/** A source that a target may take: a field, the first of a list, or two fields together. */
interface Candidate extends SourceField {
  /** The name by which it is compared. */
  readonly name: string;
  readonly expression?: string;
  /** Paths of the fields that it takes. */
  readonly uses: readonly string[];
  /** Taken off for what is only a part of what is there. */
  readonly factor: number;
}

interface Pair {
  readonly confidence: number;
  readonly reason: string;
}

/**
 * Proposes a mapping of sample items to target fields. Each source serves one target and each target has one source:
 * the pairs are chosen so that all of them together are as likely as can be.
 */
export function suggestMapping(
  samples: readonly JsonObject[],
  targets: readonly TargetField[],
  { minimum = 0.5 }: SuggestOptions = {},
): SuggestedMapping {
  const sources = sourceFields(samples);
  const flat = targets.filter(({ path }) => !listPath(path));
  const found = [...match(flat, flatCandidates(sources), minimum), ...matchLists(targets, sources, minimum)];
  const byTarget = new Map(found.map((each) => [each.target, each]));
  const suggestions = targets.flatMap(({ path }) => byTarget.get(path) ?? []);
  const fields = targets.flatMap((target) => ruleFor(target, byTarget.get(target.path)));
  const taken = new Set(suggestions.flatMap(({ uses }) => uses));
  return {
    document: { version: 1, fields },
    suggestions: suggestions.map(({ target, source, confidence, reason }) => ({
      target,
      source,
      confidence,
      reason,
    })),
    unmatched: targets.map(({ path }) => path).filter((path) => !byTarget.has(path)),
    unused: sources.map(({ path }) => path).filter((path) => !taken.has(path)),
  };
}

type Found = Suggestion & Pick<Candidate, 'expression' | 'uses'>;

function match(targets: readonly TargetField[], candidates: readonly Candidate[], minimum: number): Found[] {
  const pairs = targets.map((target) => candidates.map((candidate) => judge(target, candidate)));
  const worth = pairs.map((row) => row.map(({ confidence }) => (confidence >= minimum ? confidence : 0)));
  return assign(worth).flatMap((column, row) => {
    if (column === undefined) return [];
    const { path, expression, uses } = candidates[column]!;
    const { confidence, reason } = pairs[row]![column]!;
    const found = { target: targets[row]!.path, source: path, confidence, reason, uses };
    return [{ ...found, ...(expression !== undefined && { expression }) }];
  });
}

function judge(target: TargetField, candidate: Candidate): Pair {
  // Within a list its own name says nothing: which list is meant has been decided.
  const { score, shared } = nameLikeness(listPath(target.path)?.rest || target.path, candidate.name);
  const { fit, likeness, reason } = compareValues(candidate, target);
  const likely = score >= 0.999 ? 0.95 + 0.05 * likeness : Math.min(0.98, 0.85 * score + 0.25 * likeness);
  const confidence = Math.round(Math.min(1, likely) * fit * candidate.factor * 100) / 100;
  const names =
    candidate.expression !== undefined
      ? 'first and last name together'
      : score >= 0.999
        ? 'the same name'
        : shared.length > 0
          ? `both are about ${shared.map((word) => `"${word}"`).join(' and ')}`
          : undefined;
  const doubts =
    fit < 1 && candidate.values.length > 0 ? `${Math.round(fit * 100)} % of its values fit` : undefined;
  return { confidence, reason: [names, reason, doubts].filter(Boolean).join('; ') };
}

function flatCandidates(sources: readonly SourceField[]): Candidate[] {
  const plain = sources
    .filter(({ path }) => !listPath(path))
    .map((field): Candidate => ({ ...field, name: field.path, factor: 1, uses: [field.path] }));
  const firsts = sources
    .filter(({ path }) => listPath(path)?.lists.length === 1)
    .map((field): Candidate => ({
      ...field,
      path: field.path.replace('[]', '[0]'),
      name: field.path,
      factor: 0.85,
      uses: [field.path],
    }));
  const names = fullNames(plain).map((name): Candidate => ({ ...name, factor: 0.95 }));
  return [...plain, ...firsts, ...names];
}

/** Which list is made of which is decided first, by what their fields together promise. */
function matchLists(
  targets: readonly TargetField[],
  sources: readonly SourceField[],
  minimum: number,
): Found[] {
  const byTarget = groupByList(targets);
  const bySource = groupByList(sources);
  const [targetLists, sourceLists] = [[...byTarget.keys()], [...bySource.keys()]];
  const results = targetLists.map((target) =>
    sourceLists.map((source) =>
      match(
        byTarget.get(target)!,
        bySource.get(source)!.map((field) => ({
          ...field,
          name: listPath(field.path)?.rest || field.path,
          factor: 1,
          uses: [field.path],
        })),
        minimum,
      ),
    ),
  );
  const worth = results.map((row) =>
    row.map((found) => found.reduce((sum, { confidence }) => sum + confidence, 0)),
  );
  return assign(worth).flatMap((column, row) => (column === undefined ? [] : results[row]![column]!));
}

/** Fields within a list, by the list; lists within lists are left to people. */
function groupByList<Field extends { readonly path: string }>(
  fields: readonly Field[],
): Map<string, Field[]> {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const path = listPath(field.path);
    if (path?.lists.length !== 1) continue;
    const [list] = path.lists as [string];
    groups.set(list, [...(groups.get(list) ?? []), field]);
  }
  return groups;
}

/** A target without a suggestion has no row: nothing is guessed. */
function ruleFor(target: TargetField, found: Found | undefined): FieldRule[] {
  if (!found) return [];
  const { source, expression } = found;
  return [ruleOfSuggestion(target, expression === undefined ? { source } : { expression }, found)];
}

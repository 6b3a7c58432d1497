import { ApiError } from '../../errors/ApiError';
import { apiMessage } from '../../errors/apiMessage';
import type { ErrorCode } from '../../errors/codes';
import type { AnswerSpec } from '../../plan/BatchSpec';
import { isObject } from '../../plan/json';
import { statusCode } from '../../protocol/rest/statusCode';
import type { BatchStrategy, Judgement } from '../BatchStrategy';
import { findErrors, findResults } from './findLists';
import { judgeResult } from './judgeResult';
import { KeyIndex } from './KeyIndex';
import { matchErrors } from './matchErrors';
import { matchResults } from './matchResults';
import { retryTime } from './retryTime';

/** What an answer says about one item. */
export type Verdict =
  | { readonly kind: 'done'; readonly result: unknown; readonly isExplicit: boolean }
  | { readonly kind: 'failed'; readonly error: ApiError }
  /** Refused as too fast, so certainly not processed. */
  | { readonly kind: 'later'; readonly error: ApiError }
  /** Certainly not processed, because the API takes no batches. */
  | { readonly kind: 'alone'; readonly isGeneral?: boolean }
  /** Nothing that could be told. */
  | { readonly kind: 'unclear' };

export interface ReadAnswer {
  /** One for each item of the batch, in their order. */
  readonly verdicts: readonly Verdict[];
  /** How many results there were, if there was a list of them. */
  readonly results?: number;
  /** Errors that name no item. */
  readonly otherErrors: readonly unknown[];
}

export interface AnswerReading {
  readonly spec: AnswerSpec;
  /** The key of each item of the batch. */
  readonly keys: ReadonlyArray<string | undefined>;
  unwrap(result: unknown): unknown;
  readonly judge?: BatchStrategy['judge'];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Tells the answer to a batch apart into what became of each item. */
export function readAnswer(body: unknown, { spec, keys, unwrap, judge, now }: AnswerReading): ReadAnswer {
  const count = keys.length;
  const index = new KeyIndex(keys);
  const errors = matchErrors(findErrors(body, spec.errorsAt), spec, index, count);
  const results = resultsIn(body, spec, [count, count - errors.byPosition.size]);
  const matched = results && matchResults(results, spec, index, count, new Set(errors.byPosition.keys()));
  const verdicts = keys.map((_, position): Verdict => {
    if (errors.byPosition.has(position)) return failure(errors.byPosition.get(position), undefined, now);
    if (matched?.has(position)) {
      const result = unwrap(matched.get(position));
      return judge ? judgedVerdict(result, judge(result)) : verdictOf(result, spec, now);
    }
    return spec.match === 'whole' ? { kind: 'done', result: body, isExplicit: false } : { kind: 'unclear' };
  });
  return { verdicts, results: results?.length, otherErrors: errors.others };
}

function resultsIn(body: unknown, spec: AnswerSpec, lengths: number[]): readonly unknown[] | undefined {
  if (spec.match === 'whole') return undefined;
  const list = findResults(body, spec.resultsAt, lengths);
  const isOnlyResult = list === undefined && lengths[0] === 1 && spec.resultsAt === '' && body !== undefined;
  return isOnlyResult ? [body] : list;
}

function judgedVerdict(result: unknown, judgement: Judgement): Verdict {
  if (judgement.kind === 'alone') return judgement;
  if (judgement.kind === 'done') return { kind: 'done', result, isExplicit: true };
  const { error } = judgement;
  return { kind: error.notProcessed && error.retryable ? 'later' : 'failed', error };
}

function verdictOf(result: unknown, { itemErrorAt }: AnswerSpec, now: number): Verdict {
  if (result === undefined || result === null) return { kind: 'unclear' };
  const { isFailure, isExplicit, status } = judgeResult(result, itemErrorAt);
  return isFailure ? failure(result, status, now) : { kind: 'done', result, isExplicit };
}

/** 429 means that the item was not processed; so does 503, but only with a time to come back. */
function failure(result: unknown, stated: number | undefined, now: number): Verdict {
  const status = stated ?? judgeResult(result, '').status;
  const retryAt = retryTime(result, now);
  const isThrottled = status === 429 || (status === 503 && retryAt !== undefined);
  const code: ErrorCode = isThrottled ? throttleCode(status) : codeOf(status);
  const error = new ApiError(code, { status, apiMessage: messageIn(result), body: result, retryAt });
  return { kind: isThrottled ? 'later' : 'failed', error };
}

/** In the body of a part that is an answer of its own, as in OData batches, else in the result itself. */
function messageIn(result: unknown): string | undefined {
  return (isObject(result) ? apiMessage(result.body) : undefined) ?? apiMessage(result);
}

function throttleCode(status: number): ErrorCode {
  return status === 503 ? 'SERVER_BUSY' : 'RATE_LIMITED';
}

function codeOf(status: number | undefined): ErrorCode {
  return (status === undefined ? undefined : statusCode(status)) ?? 'REQUEST_REJECTED';
}

import { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import type { BatchSpec } from '../plan/BatchSpec';
import type { JsonValue } from '../plan/json';
import type { RequestPlan } from '../plan/RequestPlan';
import { readAnswer, type ReadAnswer } from './answer/readAnswer';
import { answerSpec } from './answerSpec';
import { batchStrategies } from './batchStrategies';
import type { BatchOutcome, BatchPacing, BatchSource } from './BatchSource';
import type { BatchEntry, BatchStrategy } from './BatchStrategy';
import { keysOf } from './keysOf';
import { planBatches, tooLargeError } from './planBatches';
import { isRefusal, saysPartlyDone, unclearError, uncertain } from './refusals';

/**
 * Sends entries in batches. Returns what became of each, in their order; undefined for those that were never sent
 * because an earlier one had failed. No entry is sent a second time unless an answer says that it was not processed.
 */
export async function sendBatches(
  plan: RequestPlan,
  entries: readonly BatchEntry[],
  source: BatchSource,
  pacing: BatchPacing,
): Promise<ReadonlyArray<BatchOutcome | undefined>> {
  return await new BatchRun(plan, entries, source, pacing).run();
}

class BatchRun {
  private readonly outcomes: Array<BatchOutcome | undefined>;
  private readonly elements = new Map<number, JsonValue>();
  private readonly strategy: BatchStrategy;
  private readonly spec: BatchSpec;
  private hasFailed = false;

  constructor(
    private readonly plan: RequestPlan,
    private readonly entries: readonly BatchEntry[],
    private readonly source: BatchSource,
    private readonly pacing: BatchPacing,
  ) {
    if (!plan.batch) throw new ApiError('INVALID_SETTING', { subject: 'The plan has no batch settings' });
    this.strategy = batchStrategies.get(plan.batch.strategy);
    this.spec = { ...plan.batch, answer: answerSpec(plan.batch, this.strategy) };
    this.outcomes = entries.map(() => undefined);
  }

  async run(): Promise<ReadonlyArray<BatchOutcome | undefined>> {
    this.entries.forEach((entry, position) => this.prepare(entry, position));
    const { batches, tooLarge } = planBatches(this.elements, this.strategy, this.plan.request, this.spec);
    for (const position of tooLarge) this.fail([position], tooLargeError(this.spec));
    let next = 0;
    const worker = async () => {
      for (let batch = batches[next++]; batch; batch = batches[next++]) await this.send(batch, 1);
    };
    await Promise.all(Array.from({ length: Math.max(1, this.pacing.concurrency) }, worker));
    return this.outcomes;
  }

  private prepare(entry: BatchEntry, position: number): void {
    try {
      this.elements.set(position, this.strategy.element(entry, this.spec.settings));
    } catch (error) {
      this.fail([position], toApiError(error));
    }
  }

  /** @param round from 1; counts how often these items were put off */
  private async send(positions: readonly number[], round: number): Promise<void> {
    if (positions.length === 0 || (this.hasFailed && this.pacing.stopAtFailure)) return;
    if (positions.length > 1 && this.source.takesNoBatches()) return await this.sendAlone(positions, round);
    const answer = await this.exchange(positions).catch((error: unknown) => toApiError(error));
    if (answer instanceof ApiError) return await this.refused(positions, answer, round);
    const read = this.read(positions, answer.body, answer.status);
    const unclear = unclearError(read, answer, this.plan);
    await this.settle(positions, read, unclear, round);
  }

  private async sendAlone(positions: readonly number[], round: number): Promise<void> {
    for (const position of positions) await this.send([position], round);
  }

  private async exchange(positions: readonly number[]) {
    const elements = positions.map((position) => this.elements.get(position)!);
    const request = this.strategy.compose(this.plan.request, elements, this.spec.settings);
    return await this.source.send(
      request,
      positions.map((position) => this.entries[position]!.key),
    );
  }

  private read(positions: readonly number[], body: unknown, status: number): ReadAnswer {
    const { strategy, spec } = this;
    const entries = positions.map((position) => this.entries[position]!);
    // An answer without content speaks for all of the batch.
    if (body === undefined && status < 300) {
      return {
        verdicts: entries.map(() => ({ kind: 'done', result: body, isExplicit: false })),
        otherErrors: [],
      };
    }
    return readAnswer(body, {
      spec: spec.answer,
      keys: keysOf(entries, strategy, spec.answer),
      unwrap: (result) => strategy.unwrap?.(result) ?? result,
      judge: strategy.judge,
      now: this.source.now(),
    });
  }

  /** Writes down what is settled and sends again, in a smaller batch, what was put off. */
  private async settle(
    positions: readonly number[],
    { verdicts, otherErrors }: ReadAnswer,
    unclear: ApiError,
    round: number,
  ): Promise<void> {
    const later: Array<{ position: number; error: ApiError }> = [];
    const alone: number[] = [];
    verdicts.forEach((verdict, at) => {
      const position = positions[at]!;
      if (verdict.kind === 'done') this.outcomes[position] = { result: this.contentOf(verdict.result) };
      else if (verdict.kind === 'later') later.push({ position, error: verdict.error });
      else if (verdict.kind === 'alone') alone.push(position);
      else this.fail([position], verdict.kind === 'failed' ? verdict.error : unclear);
    });
    if (otherErrors.length > 0 && verdicts.every(({ kind }) => kind !== 'unclear')) {
      this.source.onWarning(`The answer has ${otherErrors.length} errors that name no item`);
    }
    if (alone.length > 0) {
      const isGeneral = verdicts.some((verdict) => verdict.kind === 'alone' && verdict.isGeneral !== false);
      if (isGeneral) this.source.onNoBatches();
      else this.source.onSplit();
      await this.sendAlone(alone, round);
    }
    if (later.length > 0) await this.putOff(later, round);
  }

  private async putOff(
    later: ReadonlyArray<{ position: number; error: ApiError }>,
    round: number,
  ): Promise<void> {
    const positions = later.map(({ position }) => position);
    const times = later.flatMap(({ error }) => error.detail.retryAt ?? []);
    const isLast = round >= this.plan.retry.maxAttempts;
    const refusal = isLast
      ? (position: number) =>
          later.find((each) => each.position === position)!.error.with({ attempts: round })
      : await this.source.wait(times.length > 0 ? Math.max(...times) : undefined, round).then(
          () => undefined,
          (error: unknown) => () => toApiError(error),
        );
    if (!refusal) return await this.send(positions, round + 1);
    for (const position of positions) this.fail([position], refusal(position));
  }

  /** An error as the whole answer: what it names has failed, the rest may go again where that is safe. */
  private async refused(positions: readonly number[], error: ApiError, round: number): Promise<void> {
    const { status, body } = error.detail;
    if (status === undefined || !isRefusal(status, this.strategy)) {
      return this.fail(positions, uncertain(error, this.plan.request.method));
    }
    if (positions.length === 1) return this.fail(positions, error);
    const verdicts = this.read(positions, body, status).verdicts.map((verdict) =>
      // In a refusal nothing counts as done that does not say so itself.
      verdict.kind === 'done' && !verdict.isExplicit ? ({ kind: 'unclear' } as const) : verdict,
    );
    const rest = positions.filter((_, at) => verdicts[at]!.kind === 'unclear');
    const isPartlyDone = verdicts.some(({ kind }) => kind === 'done') || saysPartlyDone(body);
    if (this.spec.onRefusal === 'fail' || isPartlyDone) {
      return await this.settle(positions, { verdicts, otherErrors: [] }, error, round);
    }
    const named = positions.filter((position) => !rest.includes(position));
    const namedVerdicts = verdicts.filter(({ kind }) => kind !== 'unclear');
    if (rest.length > 0) this.source.onSplit();
    await this.settle(named, { verdicts: namedVerdicts, otherErrors: [] }, error, round);
    for (const part of named.length > 0 ? [rest] : halves(rest)) await this.send(part, 1);
  }

  private contentOf(result: unknown): unknown {
    return this.strategy.content && result !== undefined ? this.strategy.content(result) : result;
  }

  private fail(positions: readonly number[], failure: ApiError): void {
    this.hasFailed = true;
    for (const position of positions) this.outcomes[position] = { failure };
  }
}

function halves(positions: readonly number[]): [readonly number[], readonly number[]] {
  const middle = Math.ceil(positions.length / 2);
  return [positions.slice(0, middle), positions.slice(middle)];
}

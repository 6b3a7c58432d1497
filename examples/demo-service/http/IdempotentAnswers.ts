import { createHash } from 'node:crypto';
import { type Answer, withHeaders } from './Answer';
import type { ApiRequest } from './ApiRequest';
import { Problem } from './problem';

/** Honours `Idempotency-Key`: a request that is repeated with its key is done once and answered alike. */
export class IdempotentAnswers {
  private readonly answers = new Map<string, { readonly content: string; readonly answer: Answer }>();

  answer(request: ApiRequest, work: () => Answer): Answer {
    const key = request.headers['idempotency-key'];
    if (key === undefined) return work();
    const name = `${request.account?.name} ${request.method} ${request.path} ${key}`;
    const content = createHash('sha256').update(request.body).digest('hex');
    const earlier = this.answers.get(name);
    if (!earlier) {
      const answer = work();
      this.answers.set(name, { content, answer });
      return answer;
    }
    if (earlier.content === content) return withHeaders(earlier.answer, { 'idempotent-replayed': 'true' });
    throw new Problem(422, 'Unprocessable Content', 'This Idempotency-Key was used for another body.');
  }
}

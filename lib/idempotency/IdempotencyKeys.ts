import type { IdempotencySpec } from '../plan/IdempotencySpec';
import type { RequestSpec } from '../plan/RequestPlan';
import type { BinaryStore } from '../ports/BinaryStore';
import { requestContent } from './requestContent';
import { withIdempotencyKey } from './withIdempotencyKey';

/** Gives each batch of a run its key. A batch that is sent again in smaller ones makes new requests with new keys. */
export class IdempotencyKeys {
  private readonly sent = new Map<string, number>();

  constructor(
    private readonly spec: IdempotencySpec | undefined,
    private readonly binary: BinaryStore,
  ) {}

  /** @param ownKeys the user's keys of the batch's items; those of one item alone go out as they are */
  async apply(request: RequestSpec, ownKeys: ReadonlyArray<string | undefined>): Promise<RequestSpec> {
    if (!this.spec) return request;
    const [only, ...others] = ownKeys;
    const isOwn = only !== undefined;
    if (isOwn && others.length === 0)
      return withIdempotencyKey(request, { ...this.spec, key: only }, this.binary);
    const content = isOwn ? JSON.stringify(ownKeys) : await requestContent(request, this.binary);
    const occurrence = this.sent.get(content) ?? 0;
    this.sent.set(content, occurrence + 1);
    return withIdempotencyKey(request, { ...this.spec, occurrence }, this.binary, content);
  }
}

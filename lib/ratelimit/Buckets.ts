import type { Random } from '../ports/Random';
import { Bucket } from './Bucket';
import type { Quota, Throttle } from './Quota';

/** The name under which dialects report a limit that the server has not named. */
const unnamed = 'default';
/** Endpoints beyond this many are forgotten, the oldest first: they are learnt again. */
const mostEndpoints = 1000;

/**
 * The limits of one server, and which of them govern which endpoint, as its answers tell. An endpoint that has not
 * answered yet is governed by the limits without a name; one that answers without a word about limits is not. A refusal
 * that names no limit is about everything.
 */
export class Buckets {
  private readonly whole: Bucket;
  private readonly byKey = new Map<string, Bucket>();
  private readonly byEndpoint = new Map<string, readonly Bucket[]>();
  private withoutName: readonly Bucket[];

  constructor(private readonly random: Random) {
    this.whole = new Bucket(unnamed, random);
    this.withoutName = [this.whole];
  }

  governing(endpoint: string): readonly Bucket[] {
    return this.byEndpoint.get(endpoint) ?? this.withoutName;
  }

  /** The bucket that a statement is about; notes that it governs the endpoint. */
  stated(quota: Quota, endpoint: string): Bucket {
    const { bucket, kind = 'rate', windowMs = '', scope } = quota;
    const place = scope === 'endpoint' ? endpoint : '';
    return this.find(`${bucket} ${kind} ${windowMs} ${place}`, quota.bucket);
  }

  /** The answer named these as the limits of its endpoint. Servers that name some only now and then are believed then. */
  assign(endpoint: string, quotas: readonly Quota[]): void {
    const counted = quotas.filter((quota) => quota.limit !== undefined || quota.remaining !== undefined);
    if (counted.length === 0) {
      if (!this.byEndpoint.has(endpoint)) this.keep(endpoint, [this.whole]);
      return;
    }
    const own = counted.map((quota) => this.stated(quota, endpoint));
    counted.forEach((quota, index) => {
      const bucket = own[index]!;
      if (quota.bucket === unnamed && quota.scope !== 'endpoint' && !this.withoutName.includes(bucket))
        this.withoutName = [...this.withoutName, bucket];
    });
    const known = this.byEndpoint.get(endpoint);
    if (known && own.every((bucket) => known.includes(bucket)) && known.length === own.length + 1) return;
    this.keep(endpoint, [this.whole, ...new Set(own)]);
  }

  /** The limits that a refusal is about: the one that it names, else the one with nothing left, else all of it. */
  refusing(throttle: Throttle, quotas: readonly Quota[], endpoint: string): readonly Bucket[] {
    const isNamed = throttle.bucket !== unnamed;
    const about = isNamed
      ? quotas.filter(({ bucket }) => bucket === throttle.bucket)
      : quotas.filter(
          (quota) => (quota.remaining === 0 && quota.bucket !== unnamed) || quota.scope === 'endpoint',
        );
    if (about.length > 0)
      return this.governed(
        endpoint,
        about.map((quota) => this.stated(quota, endpoint)),
      );
    if (!isNamed) return [this.whole];
    const known = this.governing(endpoint).filter(({ name }) => name === throttle.bucket);
    const named = known.length > 0 ? known : [this.find(`${throttle.bucket} rate  `, throttle.bucket)];
    return this.governed(endpoint, named);
  }

  private governed(endpoint: string, buckets: readonly Bucket[]): readonly Bucket[] {
    const known = this.byEndpoint.get(endpoint) ?? [this.whole];
    if (!buckets.every((bucket) => known.includes(bucket)))
      this.keep(endpoint, [...new Set([...known, ...buckets])]);
    return buckets;
  }

  private keep(endpoint: string, buckets: readonly Bucket[]): void {
    this.byEndpoint.delete(endpoint);
    this.byEndpoint.set(endpoint, buckets);
    if (this.byEndpoint.size <= mostEndpoints) return;
    this.byEndpoint.delete(this.byEndpoint.keys().next().value!);
    this.forgetUnused();
  }

  private forgetUnused(): void {
    const used = new Set([...this.byEndpoint.values()].flat());
    for (const bucket of this.withoutName) used.add(bucket);
    for (const [key, bucket] of this.byKey) if (!used.has(bucket)) this.byKey.delete(key);
  }

  private find(key: string, name: string): Bucket {
    const bucket = this.byKey.get(key) ?? new Bucket(name, this.random);
    this.byKey.set(key, bucket);
    return bucket;
  }
}

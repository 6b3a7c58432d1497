/** Requests that an automatic run has under way at the most; the limiter may allow fewer. */
const most = 16;
/** From here an automatic run doubles with every page that came as foreseen. */
const start = 2;

/**
 * How many pages to have under way. A guess at the next pages that proves wrong sets it back to one page at a
 * time, and halves what it may grow to: where pages cannot be foreseen, little is asked for in vain.
 */
export class PagesAtOnce {
  private ceiling: number;
  private now: number;

  /** @param asked 0: automatic. @param permitted The most requests at once that the credential's pace allows. */
  constructor(asked: number, permitted = Infinity) {
    this.ceiling = Math.max(1, Math.min(asked > 0 ? asked : most, permitted));
    this.now = asked > 0 ? this.ceiling : Math.min(start, this.ceiling);
  }

  get value(): number {
    return this.now;
  }

  /** The next page is the one that was foreseen. */
  grow(): void {
    this.now = Math.min(this.now * 2, this.ceiling);
  }

  /** The next page is another one than foreseen. */
  shrink(): void {
    this.ceiling = Math.max(1, Math.floor(this.ceiling / 2));
    this.now = 1;
  }
}

import type { RequestPlan } from '../plan/RequestPlan';
import type { Ending } from './Ending';
import type { Delivery, PageSource, ReadPage } from './PageSource';
import { PageWalk } from './PageWalk';

/**
 * Reads page after page until the last one, a cap or a failure, hands each to `work` in order, and tells how it
 * ended. While a page is worked on, the requests for the next ones are under way; they are taken back when `work`
 * fails. A failure on the first page, or with `onFailure: 'fail'`, is thrown, with a cursor to the page that failed.
 */
export async function paginate<Fetched extends ReadPage>(
  plan: RequestPlan,
  source: PageSource<Fetched>,
  work: (delivery: Delivery<Fetched>) => Promise<void>,
): Promise<Ending> {
  const walk = new PageWalk(plan, source);
  try {
    for (;;) {
      const page = await walk.fetch();
      if (!('records' in page)) return walk.end(page);
      const delivery = walk.deliver(page);
      const stop = walk.advance(page);
      await work(delivery);
      if (stop) return walk.end(stop);
    }
  } finally {
    walk.close();
  }
}

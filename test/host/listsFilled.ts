import type { Editor } from './Editor';
import { until } from './until';

const loading = `[...document.querySelectorAll('[data-test-id="ndv"] input')].some((each) => /^Loading/.test(each.value || each.placeholder))`;

/**
 * Waits until the dropdowns that a node fills have been filled. What they depend on must not change before: n8n's
 * editor asks for no list while it waits for one.
 */
export async function listsFilled({ page }: Editor): Promise<void> {
  let calm = 0;
  await until('the lists of the form', 30_000, async () => {
    calm = (await page.evaluate(loading)) ? 0 : calm + 1;
    return calm > 5;
  });
}

import type { Locator } from 'playwright-core';

/** Waits until an element has stopped moving. */
export async function settled(element: Locator): Promise<void> {
  let before = '';
  for (let same = 0; same < 3;) {
    const now = JSON.stringify(await element.boundingBox());
    same = now === before ? same + 1 : 0;
    before = now;
    await element.page().waitForTimeout(100);
  }
}

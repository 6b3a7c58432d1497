import type { Locator, Page } from 'playwright-core';
import { settled } from './settled';

interface Point {
  x: number;
  y: number;
}

/** Drags one element onto another with the mouse, as a person does. */
export async function dragOnto(page: Page, source: Locator, target: Locator): Promise<void> {
  const from = await middleOf(source);
  const to = await middleOf(target);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // The editor takes it for dragging only when it sees the way, and for dropping when the pointer rests there.
  await page.mouse.move(from.x + 10, from.y + 10, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 20 });
  await page.waitForTimeout(300);
  await page.mouse.move(to.x + 2, to.y, { steps: 2 });
  await page.mouse.up();
  await page.waitForTimeout(500);
}

/** The middle of an element that has come to rest. */
async function middleOf(element: Locator): Promise<Point> {
  await element.scrollIntoViewIfNeeded();
  await settled(element);
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not shown');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

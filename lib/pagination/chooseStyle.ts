import type { Settings } from '../plan/Field';
import type { PaginationSpec } from '../plan/RequestPlan';
import { moreFlag } from './moreFlag';
import type { NextPage, Page, PageState } from './Paginator';
import { paginators } from './paginators';

/** The style in use and how it was chosen. */
export interface Choice {
  readonly style: string;
  readonly settings: Settings;
  readonly why: string;
  /** 0 to 1; 1 when the user chose. */
  readonly confidence: number;
}

/** The style that the form names; undefined when the first page has to decide. */
export function chosenByUser({ style, settings }: PaginationSpec): Choice | undefined {
  if (style === 'auto') return undefined;
  paginators.get(style); // an unknown name is an error now, not after the first request
  return { style, settings, why: 'chosen in the form', confidence: 1 };
}

/** The style that fits the first page best; among equals, the registry's order decides. */
export function chosenByPage(page: Page): Choice {
  const found = paginators.entries.flatMap(([style, paginator]) => {
    const detection = paginator.detect(page);
    return detection ? [{ style, ...detection }] : [];
  });
  const [best] = found.sort((a, b) => b.confidence - a.confidence);
  return (
    best ?? {
      style: 'none',
      settings: {},
      why: 'nothing in the first answer speaks of more pages',
      confidence: 0.6,
    }
  );
}

/** What comes after a page, by the chosen style. */
export function nextPage(page: Page, state: PageState, { style, settings, confidence }: Choice): NextPage {
  const isGuess = confidence < 1;
  if (style === 'none' && isGuess && moreFlag(page.body) === true) {
    return { unclear: 'nothing in the answer says how to ask for them' };
  }
  return paginators.get(style).next(page, state, settings);
}

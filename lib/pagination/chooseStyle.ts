import type { Settings } from '../plan/Field';
import type { PaginationSpec } from '../plan/RequestPlan';
import { saysMore } from './moreFlag';
import type { NextPage, Page, PagesAhead, PageState } from './Paginator';
import { paginators } from './paginators';
import { presets } from './presets/presets';
import type { ResumePoint } from './resumeCursor';

/** The style in use and how it was chosen. */
export interface Choice {
  readonly style: string;
  readonly settings: Settings;
  readonly why: string;
  /** 0 to 1; 1 when the user chose. */
  readonly confidence: number;
  /** Something that the user should check. */
  readonly warning?: string;
}

/** The style, or the preset, that the form names; undefined when the first page has to decide. */
export function chosenByUser({
  style,
  settings,
  why = 'chosen in the form',
}: PaginationSpec): Choice | undefined {
  if (style === 'auto') return undefined;
  if (style === 'api') return chosenByApi(settings);
  paginators.get(style); // an unknown name is an error now, not after the first request
  return { style, settings, why, confidence: 1 };
}

/** The style that an earlier run has found; undefined when it ended before its first page had come. */
export function chosenByCursor(point: ResumePoint | undefined): Choice | undefined {
  if (!point || point.style === 'auto') return undefined;
  const { style, settings } = point;
  return { style, settings, why: 'continued from a resume cursor', confidence: 1 };
}

/** What is filled in besides the API's name goes before what the preset says. */
function chosenByApi({ api, ...own }: Settings): Choice {
  const { label, style, settings } = presets.get(String(api ?? ''));
  return { style, settings: { ...settings, ...own }, why: `as ${label} documents it`, confidence: 1 };
}

/** From here on a detection is taken without looking for a better one. */
const strong = 0.8;

/** The first strong match in the registry's order; else the best of the weaker ones. */
export function chosenByPage(page: Page): Choice {
  const found = paginators.entries.flatMap(([style, paginator]) => {
    const detection = paginator.detect(page);
    return detection ? [{ style, ...detection }] : [];
  });
  const [best] = found.toSorted((a, b) => b.confidence - a.confidence);
  return found.find(({ confidence }) => confidence >= strong) ?? best ?? onePage(page);
}

/** Page sizes that APIs like to set when nobody asks for one. */
const usualSizes = new Set([10, 15, 20, 25, 30, 40, 50, 60, 100, 200, 250, 500, 1000]);

function onePage({ body, records }: Page): Choice {
  const why = 'nothing in the first answer speaks of more pages';
  const isSuspect = Array.isArray(body) && usualSizes.has(records.length);
  const warning = isSuspect
    ? `The answer is a list of just ${records.length} records and says nothing about pages; if there are more, choose a style under Options > Pagination.`
    : undefined;
  return { style: 'none', settings: {}, why, confidence: isSuspect ? 0.3 : 0.6, warning };
}

/** What comes after a page, by the chosen style. */
export function nextPage(page: Page, state: PageState, { style, settings, confidence }: Choice): NextPage {
  const isGuess = confidence < 1;
  if (style === 'none' && isGuess && saysMore(page.body)) {
    return {
      unclear:
        'nothing in the answer says how to ask for them. Set Options > Pagination > Style to "By API", or to the style that the API\'s documentation describes: "Last Record" if the last record\'s id is sent back, "Page Number", or "Offset and Limit"',
      field: 'Style',
    };
  }
  return paginators.get(style).next(page, state, settings);
}

/** The pages that can be asked for without waiting for the one before; undefined where that cannot be known. */
export function pagesAhead(
  page: Page,
  state: PageState,
  { style, settings }: Choice,
): PagesAhead | undefined {
  return paginators.get(style).ahead?.(page, state, settings);
}

import type { Field, Settings } from '../plan/Field';
import type { JsonObject } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';

/** One page as paginators see it. */
export interface Page {
  /** From 1, counted over resumed runs too. */
  readonly number: number;
  /** The request that asked for it. */
  readonly request: RequestSpec;
  /** The URL that answered, absolute: relative links resolve against it. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly records: readonly unknown[];
}

/** What a paginator recognised in the first page. */
export interface Detection {
  /** 0 to 1. */
  readonly confidence: number;
  /** For people: "followed `paging.next`". */
  readonly why: string;
  /** Settings to page on with. */
  readonly settings: Settings;
}

/** What a paginator remembers between pages; JSON, so that a run can be resumed. */
export type PageState = JsonObject;

export type NextPage =
  | { readonly request: RequestSpec; readonly state: PageState }
  /** The last page was reached; says how that is known. */
  | { readonly done: string }
  /** There is more, but it cannot be asked for; says what is missing. */
  | { readonly unclear: string };

/** The pages after one page, each of which can be asked for without the page before it. */
export interface PagesAhead {
  /** How many pages follow; undefined when the answer does not tell. */
  readonly count?: number;
  /** The request for the nth page after it, from 1. */
  at(n: number): { readonly request: RequestSpec; readonly state: PageState };
}

/** One style of pagination. Pure: everything it knows comes in and goes out through its arguments. */
export interface Paginator {
  readonly label: string;
  readonly help: string;
  /** Settings of the form, when the user chooses this style. */
  readonly fields: readonly Field[];
  /** Recognises the style in the first page; undefined when it is not this one. */
  detect(page: Page): Detection | undefined;
  /** The first request, with the parameters that the style needs from the start. */
  first(
    request: RequestSpec,
    settings: Settings,
  ): { readonly request: RequestSpec; readonly state: PageState };
  /** What comes after a page. */
  next(page: Page, state: PageState, settings: Settings): NextPage;
  /** The pages that can be fetched side by side; absent or undefined where each page depends on the one before. */
  ahead?(page: Page, state: PageState, settings: Settings): PagesAhead | undefined;
}

import type { Continuation } from '../plan/Continuation';
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
  /** Other operations that may read on from here; absent where the API has no description. */
  continuations?(): readonly Continuation[];
}

/** What a paginator recognised in the first page. */
export interface Detection {
  /** 0 to 1. */
  readonly confidence: number;
  /** For people: "followed `paging.next`". */
  readonly why: string;
  /** Settings to page on with. */
  readonly settings: Settings;
  /** Something that the user should check. */
  readonly warning?: string;
}

/** What a paginator remembers between pages; JSON, so that a run can be resumed. */
export type PageState = JsonObject;

export type NextPage =
  | { readonly request: RequestSpec; readonly state: PageState }
  | LastPage
  /** There is more, but it cannot be asked for; says what is missing, and which field of the form would give it. */
  | { readonly unclear: string; readonly field?: string };

/** The last page was reached. */
export interface LastPage {
  /** Says how that is known. */
  readonly done: string;
  /** Something that the user should check, although nothing failed. */
  readonly warning?: string;
  /** Address at which a later run reads what has changed since (OData's delta link). */
  readonly deltaLink?: string;
}

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
  /**
   * What comes after a page. The setting `uniqueBy` of any style is the path of the field that tells records apart
   * where pages overlap: a record whose value came before is to be left out.
   */
  next(page: Page, state: PageState, settings: Settings): NextPage;
  /**
   * Whether a page with the very content of an earlier one is the end, not a failure: the style was only tried, and
   * the API ignores its parameter. Undefined where a repetition is a failure. The page is not to be delivered.
   */
  repeated?(settings: Settings): LastPage | undefined;
  /** The pages that can be fetched side by side; absent or undefined where each page depends on the one before. */
  ahead?(page: Page, state: PageState, settings: Settings): PagesAhead | undefined;
}

import { createRegistry } from '../plan/createRegistry';
import type { Paginator } from './Paginator';
import { cursor } from './styles/cursor';
import { keyset } from './styles/keyset';
import { lastRecord } from './styles/lastRecord';
import { linkHeader } from './styles/linkHeader';
import { nextUrl } from './styles/nextUrl';
import { nextOperation } from './styles/nextOperation';
import { none } from './styles/none';
import { offset } from './styles/offset';
import { pageNumber } from './styles/pageNumber';
import { plainList } from './styles/plainList';
import { relay } from './styles/relay';
import { scroll } from './styles/scroll';
import { searchAfter } from './styles/searchAfter';

/** Every pagination style; of the detections that are strong enough, the first in this order is taken. */
export const paginators = createRegistry('pagination style', {
  none,
  linkHeader,
  nextUrl,
  relay,
  nextOperation,
  cursor,
  scroll,
  searchAfter,
  lastRecord,
  pageNumber,
  offset,
  keyset,
  plainList,
} satisfies Record<string, Paginator>);

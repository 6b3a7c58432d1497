import { createRegistry } from '../plan/createRegistry';
import type { Paginator } from './Paginator';
import { cursor } from './styles/cursor';
import { linkHeader } from './styles/linkHeader';
import { nextUrl } from './styles/nextUrl';
import { none } from './styles/none';
import { offset } from './styles/offset';
import { pageNumber } from './styles/pageNumber';

/** Every pagination style; the order decides between detections of equal confidence. */
export const paginators = createRegistry('pagination style', {
  none,
  linkHeader,
  nextUrl,
  cursor,
  pageNumber,
  offset,
} satisfies Record<string, Paginator>);

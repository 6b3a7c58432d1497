import { firstNames, pick } from '../data/names';
import { connection, type PageArguments } from './connection';

const author = (index: number) => ({ login: pick(firstNames, index).toLowerCase() });

/** 130 issues, every third of them closed; issue 7 has more comments than a page takes. */
export const issues = Array.from({ length: 130 }, (_, index) => {
  const number = index + 1;
  const allComments = Array.from({ length: number === 7 ? 25 : number % 4 }, (_each, at) => ({
    author: author(index + at + 1),
    body: `Comment ${at + 1} on issue ${number}`,
  }));
  return {
    databaseId: 9_007_199_254_740_993n + BigInt(index),
    number,
    title: `Issue ${number}`,
    state: number % 3 === 0 ? 'CLOSED' : 'OPEN',
    author: author(index),
    allComments,
    comments: (page: PageArguments) => connection(allComments, page, 100),
  };
});

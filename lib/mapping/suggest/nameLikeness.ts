import { editDistance } from '../documents/nearest';
import { nameWords, type Words } from './nameWords';

/** How alike two names are, from 0 to 1, and which words they share. */
export function nameLikeness(
  a: string,
  b: string,
): { readonly score: number; readonly shared: readonly string[] } {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (plain(a) === plain(b)) return { score: 1, shared: [b] };
  const [first, second] = [nameWords(a), nameWords(b)];
  const shared: string[] = [];
  let both = 0;
  for (const [word, weight] of first) {
    const match = second.has(word) ? word : near(word, second);
    if (match === undefined) continue;
    shared.push(word);
    both += Math.min(weight, second.get(match)!) * (match === word ? 2 : 1.6);
  }
  const all = total(first) + total(second);
  return { score: all === 0 ? 0 : Math.min(0.97, both / all), shared };
}

function total(words: Words): number {
  return [...words.values()].reduce((sum, weight) => sum + weight, 0);
}

/** A slip of the pen, or a word and its beginning: `description` and `descr`. */
function near(word: string, words: Words): string | undefined {
  return [...words.keys()].find((other) => {
    const [short, long] = word.length < other.length ? [word, other] : [other, word];
    if (short.length >= 4 && long.startsWith(short)) return true;
    return short.length >= 5 && editDistance(word, other) === 1;
  });
}

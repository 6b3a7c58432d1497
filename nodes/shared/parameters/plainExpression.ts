import { itemPath, pathReader, type ReadItem, undecided } from './itemPath';
import { LiteralParser } from './LiteralParser';

const onePath = new RegExp(`^=\\{\\{\\s*${itemPath}\\s*\\}\\}$`, 'u');
const pathsInText = new RegExp(`\\{\\{\\s*${itemPath}\\s*\\}\\}`, 'gu');

/** The path of an expression that is nothing else: `a.b[0]` of `={{ $json.a.b[0] }}`; "" stands for the item itself. */
export function plainPath(raw: string): string | undefined {
  return onePath.exec(raw)?.[1]?.replace(/^\./, '');
}

/**
 * An n8n expression that only reads `$json`, as a function that gives what n8n would: a path, an object or a list of
 * paths and plain values, or a text with paths in it. Undefined for all other expressions.
 */
export function plainExpression(raw: string): ReadItem | undefined {
  const only = /^=\{\{((?:(?!\{\{|\}\}).)*)\}\}$/su.exec(raw)?.[1];
  return only === undefined ? textReader(raw.slice(1)) : new LiteralParser(only).parse();
}

/** What n8n does with backslashes and single braces around an expression is its own affair. */
function textReader(text: string): ReadItem | undefined {
  // Texts stand at even places, paths at odd ones.
  const between = text.split(pathsInText);
  const isPlain = between.every((part, at) => at % 2 === 1 || !/\{\{|\}\}|\\/.test(part));
  if (between.length === 1 || !isPlain) return undefined;
  const parts = between.map((part, at) => (at % 2 === 1 ? pathReader(part) : () => part));
  return (json) => {
    let all = '';
    for (const part of parts) {
      const value = part(json);
      if (!['string', 'number', 'boolean'].includes(typeof value)) return undecided;
      all += String(value);
    }
    return all;
  };
}

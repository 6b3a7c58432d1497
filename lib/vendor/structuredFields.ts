/* eslint-disable @typescript-eslint/no-require-imports */
import type * as StructuredHeaders from 'structured-headers/dist/index';

/*
 * The package has a door for `import` and one for `require` and names neither's types in a way that this
 * project's module resolution finds, so the types come from the files behind it.
 */
const library = require('structured-headers') as typeof StructuredHeaders;

export type BareItem = StructuredHeaders.BareItem;
export type Item = StructuredHeaders.Item;
export type List = StructuredHeaders.List;
export type Dictionary = StructuredHeaders.Dictionary;

/** An Item (RFC 9651, section 3.3); undefined when the text is none: such a field has to be ignored. */
export const parseItem = (text: string): Item | undefined => attempt(() => library.parseItem(text));

/** A List (RFC 9651, section 3.1); undefined when the text is none. */
export const parseList = (text: string): List | undefined => attempt(() => library.parseList(text));

/** A Dictionary (RFC 9651, section 3.2); undefined when the text is none. */
export const parseDictionary = (text: string): Dictionary | undefined =>
  attempt(() => library.parseDictionary(text));

function attempt<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

import type { MappingDocument } from '../../../lib';

/** Does what is to be done with a mapping document once for all items whose documents are equal. */
export function compiledOnce<Found extends { readonly document: MappingDocument }, Result>(
  compile: (found: Found) => Promise<Result>,
): (found: Found) => Promise<Result> {
  const known = new Map<string, Promise<Result>>();
  return (found) => {
    const key = keyOf(found.document);
    const result = (key === undefined ? undefined : known.get(key)) ?? compile(found);
    if (key !== undefined) known.set(key, result);
    return result;
  };
}

/** A default that contains itself has no text; compiling says which row it is in. */
function keyOf(document: MappingDocument): string | undefined {
  try {
    return JSON.stringify(document);
  } catch {
    return undefined;
  }
}

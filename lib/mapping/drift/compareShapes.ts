import { type FieldShape, holderOf, type SourceShape } from './SourceShape';

/** One difference between what was learnt and what came. */
export interface Drift {
  readonly path: string;
  readonly change: 'new' | 'missing' | 'type' | 'null' | 'optional' | 'values';
  /** Whether a mapping that uses the field may no longer work. */
  readonly breaking: boolean;
  /** A sentence for the person who owns the mapping. */
  readonly message: string;
}

/**
 * What has changed in the source. Nothing can be said about a field that is missing when there were too few items: where
 * a field was optional, it is not missed.
 *
 * @param used paths that the mapping reads; what happens to others breaks nothing
 */
export function compareShapes(before: SourceShape, now: SourceShape, used: readonly string[]): Drift[] {
  if (now.items === 0) return [];
  const isUsed = (path: string) =>
    used.some(
      (each) =>
        each === path ||
        each.startsWith(`${path}.`) ||
        each.startsWith(`${path}[`) ||
        path.startsWith(`${each}.`),
    );
  const changed = Object.entries(before.fields).flatMap(([path, known]) => {
    const found = now.fields[path];
    return found ? changes(path, known, found, isUsed(path)) : gone(path, known, before, now, isUsed(path));
  });
  const added = Object.entries(now.fields)
    .filter(
      ([path]) =>
        !before.fields[path] && (holderOf(path) === '' || before.fields[holderOf(path).replace(/\[\]$/, '')]),
    )
    .map(([path, { kinds }]): Drift => ({
      path,
      change: 'new',
      breaking: false,
      message: `"${path}" is new (${kinds.join(' or ') || 'null'})`,
    }));
  return [...changed, ...added];
}

function gone(
  path: string,
  known: FieldShape,
  before: SourceShape,
  now: SourceShape,
  isUsed: boolean,
): Drift[] {
  const holder = holderOf(path).replace(/\[\]$/, '');
  // What is inside of something that is missing goes without saying, and so does what was not always there.
  const isHolderThere = holder === '' || now.fields[holder] !== undefined;
  if (known.optional || !isHolderThere || (holder !== '' && before.fields[holder]?.nullable)) return [];
  return [{ path, change: 'missing', breaking: isUsed, message: `"${path}" is missing from all items` }];
}

function changes(path: string, known: FieldShape, found: FieldShape, isUsed: boolean): Drift[] {
  const drifts: Drift[] = [];
  const kinds = found.kinds.filter((kind) => !known.kinds.includes(kind));
  if (kinds.length > 0 && known.kinds.length > 0)
    drifts.push({
      path,
      change: 'type',
      breaking: isUsed,
      message: `"${path}" is ${kinds.join(' or ')} now; it was ${known.kinds.join(' or ')}`,
    });
  if (found.nullable && !known.nullable)
    drifts.push({ path, change: 'null', breaking: false, message: `"${path}" is null in some items now` });
  if (found.optional && !known.optional)
    drifts.push({
      path,
      change: 'optional',
      breaking: false,
      message: `"${path}" is missing from some items now`,
    });
  const values = known.values && found.values?.filter((value) => !known.values!.includes(value));
  if (values && values.length > 0)
    drifts.push({
      path,
      change: 'values',
      breaking: false,
      message: `"${path}" has new values: ${values
        .slice(0, 5)
        .map((value) => `"${value}"`)
        .join(', ')}`,
    });
  return drifts;
}

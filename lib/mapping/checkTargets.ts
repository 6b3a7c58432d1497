import { formatPath, type Path } from '../plan/path';
import { rowError } from './mappingErrors';

/** A place that rules write to: a value, or an object or array with places inside. */
interface Place {
  readonly row: number;
  kind: 'value' | 'object' | 'array';
  readonly parts: Map<string | number, Place>;
}

/**
 * Refuses targets that cannot all be written: two rules for one target, a target inside another rule's target, and
 * one that is an object for one rule and a list for another.
 *
 * @throws ApiError MAPPING_INVALID
 */
export function checkTargets(targets: ReadonlyArray<{ readonly path: Path; readonly row: number }>): void {
  const root: Place = { row: -1, kind: 'object', parts: new Map() };
  targets.forEach(({ path, row }) => {
    let place = root;
    path.forEach((segment, step) => {
      const next = path[step + 1];
      const kind = next === undefined ? 'value' : typeof next === 'number' ? 'array' : 'object';
      const known = place.parts.get(segment);
      if (known) refuse(known, kind, row, path, step);
      const inside: Place = known ?? { row, kind, parts: new Map() };
      place.parts.set(segment, inside);
      place = inside;
    });
  });
}

function refuse(known: Place, kind: Place['kind'], row: number, path: Path, step: number): void {
  const target = formatPath(path);
  const shared = formatPath(path.slice(0, step + 1));
  const other = `row ${known.row + 1}`;
  if (kind === 'value' && known.kind === 'value')
    throw rowError(row, 'Target', `"${target}" is already the target of ${other}`);
  if (kind === 'value')
    throw rowError(row, 'Target', `"${target}" is already made of the parts that ${other} and others write`);
  if (known.kind === 'value')
    throw rowError(row, 'Target', `"${target}" lies inside "${shared}", the target of ${other}`);
  if (known.kind !== kind)
    throw rowError(row, 'Target', `"${shared}" is a list in one row and an object in another (${other})`);
}

/**
 * Reads one field of objects: own fields only, whatever its name is. Only names that every object inherits have to be
 * looked up as own: the check costs more than reading does.
 */
export function ownField(name: string): (holder: object) => unknown {
  if (name in Object.prototype)
    return (holder) => (Object.hasOwn(holder, name) ? (holder as Record<string, unknown>)[name] : undefined);
  return (holder) => (holder as Record<string, unknown>)[name];
}

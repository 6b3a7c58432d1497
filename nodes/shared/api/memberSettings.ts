import type { JsonValue, Settings } from '../../../lib';
import type { FormValues } from '../formValues';

/** The fields of the chosen member of a family, by the names that the member itself knows (see familyFields). */
export function memberSettings(member: string, fields: FormValues): Settings {
  const prefix = `${member}_`;
  const own = Object.entries(fields).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value as JsonValue]));
}

import type { Settings } from '../plan/Field';

/** A setting as text; empty when it is absent. */
export function textSetting(settings: Settings, name: string): string {
  const value = settings[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** A setting as a number; undefined when it is absent, empty or not a number. */
export function numberSetting(settings: Settings, name: string): number | undefined {
  const text = textSetting(settings, name);
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
}

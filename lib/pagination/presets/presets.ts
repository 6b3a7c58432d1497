import { createRegistry } from '../../plan/createRegistry';
import { countPresets } from './countPresets';
import { cursorPresets } from './cursorPresets';
import { linkPresets } from './linkPresets';
import type { Preset } from './Preset';
import { searchPresets } from './searchPresets';
import { soapPresets } from './soapPresets';

const all: Readonly<Record<string, Preset>> = {
  ...linkPresets,
  ...cursorPresets,
  ...countPresets,
  ...searchPresets,
  ...soapPresets,
};

/** Every API whose way of paging is known, by label. */
export const presets = createRegistry(
  'API',
  Object.fromEntries(Object.entries(all).sort(([, a], [, b]) => a.label.localeCompare(b.label, 'en'))),
);

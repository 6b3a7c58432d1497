import type { Settings } from '../../plan/Field';
import type { paginators } from '../paginators';

/** How one vendor's API splits its lists: a style with its settings filled in. Data only. */
export interface Preset {
  /** As the form's list of APIs shows it. */
  readonly label: string;
  readonly style: (typeof paginators.names)[number];
  readonly settings: Settings;
  /** Only where the user has to know something: one sentence for the form. */
  readonly help?: string;
  /** The vendor's documentation. */
  readonly source: string;
  /** For maintainers: what could not be checked against that source. Not shown in the form. */
  readonly note?: string;
}

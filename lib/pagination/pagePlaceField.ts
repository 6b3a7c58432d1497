import { placeField } from '../plan/placeField';

/** Asks where a page parameter goes. */
export const pagePlaceField = placeField('page.after or sort[0].cursor', true);

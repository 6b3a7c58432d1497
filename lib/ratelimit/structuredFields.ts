/* eslint-disable @typescript-eslint/no-require-imports */
import type * as Library from '../vendor/structuredFields';

/** Dialects are synchronous, and most APIs never send such a field: the library is loaded when the first one comes. */
export const structuredFields = (): typeof Library => require('../vendor/structuredFields') as typeof Library;

import type * as Library from '../../vendor/graphql';

export type GraphQlLibrary = typeof Library;

let loading: Promise<GraphQlLibrary> | undefined;

/** The reference implementation of the language, loaded when the first document or schema is read. */
export const loadGraphQl = (): Promise<GraphQlLibrary> => (loading ??= import('../../vendor/graphql'));

import type { Undici } from './createDispatcher';

let loading: Promise<Undici> | undefined;

/** undici, loaded with the first request. */
export const loadUndici = (): Promise<Undici> => (loading ??= import('../vendor/undici'));

/** What a person typed cannot be run; the message says what to change. */
export class UsageError extends Error {}

import type { RpcError, RpcReply } from './RpcReply';

/** A reply as it came: its id may be anything. */
export interface RawReply {
  readonly id: unknown;
  readonly outcome: { readonly result: unknown } | { readonly error: RpcError };
}

export interface MatchedReplies {
  readonly replies: readonly RpcReply[];
  readonly warnings: readonly string[];
}

/**
 * Brings the replies of a batch to the calls, whose ids are 1 to `count`, in whatever order they came. A call without
 * a reply is left out; one with several, or one whose reply has lost its id, is not guessed at.
 */
export function matchReplies(raw: readonly RawReply[], count: number): MatchedReplies {
  const byId = new Map<string, RawReply[]>();
  const strangers: RawReply[] = [];
  for (const reply of raw) {
    const id = idOf(reply.id);
    if (id === undefined || !isAsked(id, count)) strangers.push(reply);
    else byId.set(id, [...(byId.get(id) ?? []), reply]);
  }
  const ids = Array.from({ length: count }, (_, position) => String(position + 1));
  const missing = ids.filter((id) => !byId.has(id));
  // An error without an id is about a call that the server could not read; with one call left, it is that one.
  const isAboutMissing = strangers.length === 1 && missing.length === 1 && isNameless(strangers[0]!);
  if (isAboutMissing) byId.set(missing[0]!, strangers);
  const warnings = isAboutMissing || strangers.length === 0 ? [] : [strangersWarning(strangers)];
  return { replies: ids.flatMap((id) => replyTo(id, byId.get(id) ?? [])), warnings };
}

function replyTo(id: string, replies: readonly RawReply[]): RpcReply[] {
  const [first, ...others] = replies;
  if (!first) return [];
  return [others.length > 0 ? { id, replies: replies.length } : { id, ...first.outcome }];
}

/** Some servers send a number back as text, or the other way round. */
function idOf(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function isAsked(id: string, count: number): boolean {
  return /^[1-9]\d*$/.test(id) && Number(id) <= count;
}

function isNameless({ id, outcome }: RawReply): boolean {
  return (id === null || id === undefined) && 'error' in outcome;
}

function strangersWarning(strangers: readonly RawReply[]): string {
  const ids = strangers.slice(0, 5).map(({ id }) => JSON.stringify(id) ?? 'none');
  const first = strangers.find(({ outcome }) => 'error' in outcome)?.outcome;
  const said = first && 'error' in first && first.error.message ? ` ("${first.error.message}")` : '';
  const what = strangers.length === 1 ? '1 reply belongs' : `${strangers.length} replies belong`;
  return `${what} to no call of the batch${said}; ids: ${ids.join(', ')}.`;
}

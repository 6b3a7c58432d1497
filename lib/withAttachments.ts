import type { Output } from './outputs';
import type { Attachment } from './ports/Attachment';
import { isObject } from './plan/json';

/** Each file goes with the output that refers to it; one that none refers to with the first, so that it is not lost. */
export function withAttachments(
  outputs: readonly Output[],
  attachments: readonly Attachment[] = [],
): Output[] {
  if (attachments.length === 0) return [...outputs];
  const lists = outputs.map(({ json }) => referred(json));
  const hosts = outputs.length > 0 ? outputs : [{ json: {} }];
  return hosts.map((output, at) => {
    const own = attachments.filter(({ name }) => {
      const isReferred = lists.some((list) => list.has(name));
      return isReferred ? lists[at]?.has(name) : at === 0;
    });
    return own.length > 0 ? { ...output, attachments: own } : output;
  });
}

/** Names of the attachments that a value refers to. */
function referred(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const part of value) referred(part, found);
  else if (isObject(value)) {
    if (typeof value.attachment === 'string') found.add(value.attachment);
    for (const part of Object.values(value)) referred(part, found);
  }
  return found;
}

import { isObject } from '../../../plan/json';
import type { HttpResponse } from '../../../ports/Transport';

/** The members of a token endpoint's answer; undefined when it is neither JSON nor a form. */
export function readTokenAnswer({ headers, body }: HttpResponse): Record<string, unknown> | undefined {
  const text = Buffer.from(body).toString('utf8').trim();
  const json = parseJson(text);
  if (isObject(json)) return json;
  // Some older servers answer with a form, and call it text.
  const type = headers.get('content-type') ?? '';
  const isForm = /x-www-form-urlencoded|text\/plain/.test(type) && /^[\w.-]+=/.test(text);
  return isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

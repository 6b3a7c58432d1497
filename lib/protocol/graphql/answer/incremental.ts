import { isObject } from '../../../plan/json';
import { parseJson } from '../../../plan/parseJson';
import type { HttpResponse } from '../../../ports/Transport';
import { decodeText, mediaType } from '../../mediaType';

/*
 * Incremental delivery (@defer, @stream): the answer comes in parts of multipart/mixed, the first with data, the others
 * with what belongs into it. Servers speak three drafts of it: patches at the top of a part, a list `incremental` with
 * paths, and the same with ids that `pending` has announced.
 */

/** Whether an answer comes in parts. */
export function isIncremental(response: HttpResponse): boolean {
  return mediaType(response.headers) === 'multipart/mixed';
}

/** The parts as one answer, and how many integers had to be kept as text. */
export function mergeParts(response: HttpResponse): { value: unknown; exactIntegers: number } {
  const merged = new Merged();
  let exactIntegers = 0;
  for (const part of partsOf(response)) {
    const read = parseJson(part);
    exactIntegers += read.exactIntegers;
    if (isObject(read.value)) merged.add(read.value);
  }
  return { value: merged.answer, exactIntegers };
}

/** The bodies of the parts (RFC 2046, section 5.1.1). */
function partsOf(response: HttpResponse): string[] {
  const [, quoted, plain] =
    /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(response.headers.get('content-type') ?? '') ?? [];
  const boundary = `--${quoted ?? plain ?? '-'}`;
  const text = `\r\n${decodeText(response.body, response.headers)}`;
  return text
    .split(`\r\n${boundary}`)
    .slice(1)
    .flatMap((part) => {
      const at = part.indexOf('\r\n\r\n');
      const body = at < 0 ? '' : part.slice(at).trim();
      return part.startsWith('--') || body === '' ? [] : [body];
    });
}

type Path = ReadonlyArray<string | number>;
type Json = Record<string, unknown>;

class Merged {
  readonly answer: Json = {};
  /** Where announced parts belong, by their ids. */
  private readonly pending = new Map<string, Path>();

  add(part: Json): void {
    const { incremental, pending, completed, hasNext: _, path, ...rest } = part;
    for (const each of listOf(pending)) this.pending.set(String(each.id), pathOf(each.path));
    if (Array.isArray(path)) this.patch(part);
    else {
      const { errors, ...first } = rest;
      Object.assign(this.answer, first);
      this.addErrors(errors);
    }
    for (const each of listOf(incremental)) this.patch(each);
    for (const each of listOf(completed)) this.addErrors(each.errors);
  }

  private patch({ id, path, subPath, data, items, errors }: Json): void {
    const announced = this.pending.get(String(id));
    const at = announced ? [...announced, ...pathOf(subPath)] : pathOf(path);
    this.addErrors(errors);
    if (isObject(data)) mergeInto(this.at(at), data);
    if (!Array.isArray(items)) return;
    // A path of the older drafts ends with the place of the first item; an announced one leads to the list.
    const place = typeof at.at(-1) === 'number' ? at.slice(0, -1) : at;
    const list = this.at(place);
    if (Array.isArray(list)) list.push(...(items as unknown[]));
  }

  private at(path: Path): unknown {
    return path.reduce<unknown>(
      (value, step) => (value === null || typeof value !== 'object' ? undefined : (value as Json)[step]),
      this.answer.data,
    );
  }

  private addErrors(errors: unknown): void {
    if (!Array.isArray(errors)) return;
    this.answer.errors = [...((this.answer.errors as unknown[] | undefined) ?? []), ...(errors as unknown[])];
  }
}

/** What was deferred may repeat objects that are there already. */
function mergeInto(target: unknown, data: Json): void {
  if (!isObject(target)) return;
  for (const [name, value] of Object.entries(data)) {
    if (name === '__proto__') continue;
    if (isObject(value) && isObject(target[name])) mergeInto(target[name], value);
    else target[name] = value;
  }
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function pathOf(value: unknown): Path {
  return Array.isArray(value) ? (value as Path) : [];
}

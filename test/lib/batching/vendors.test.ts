import { batchDefaults, type BatchSpec } from '../../../lib/plan/BatchSpec';
import { isObject, type JsonObject, type JsonValue } from '../../../lib/plan/json';
import type { HttpMethod } from '../../../lib/plan/RequestPlan';
import cases from '../../cases/batching/vendors.json';
import { startTestEngine, type TestEngine } from '../../support/testEngine';

/** What the server has to receive, as far as it is given, and what it answers. */
interface Exchange {
  method?: string;
  url?: string;
  body?: JsonValue;
  text?: string;
  contentType?: string;
  status?: number;
  headers?: Record<string, string>;
  json?: JsonValue;
  answer?: string;
  answerType?: string;
}

interface Case extends Partial<
  Pick<BatchSpec, 'strategy' | 'settings' | 'maxItems' | 'maxBytes' | 'onRefusal'>
> {
  name: string;
  method?: HttpMethod;
  url?: string;
  answer?: Partial<BatchSpec['answer']>;
  /** Values, or `{value, settings}`. */
  items: JsonValue[];
  exchanges: Exchange[];
  /** For each item its data, or `{error}` with the part that counts. */
  expect: JsonObject[];
  waitedMs?: number;
  splits?: number;
}

let engine: TestEngine;
afterEach(() => engine.stop());

const entry = (item: JsonValue) =>
  isObject(item) && 'settings' in item
    ? { value: item.value as JsonValue, settings: item.settings as JsonObject }
    : { value: item, settings: {} };

it.each((cases as unknown as Case[]).map((each) => [each.name, each] as const))('%s', async (_name, each) => {
  const exchanges = [...each.exchanges];
  engine = await startTestEngine(() => {
    const { status, headers, json, answer, answerType } = exchanges.shift() ?? { status: 418 };
    return { status, headers: answerType ? { 'content-type': answerType } : headers, json, body: answer };
  });
  const { name: _, items, ...spec } = each;
  const result = await engine.sendMany(
    {
      request: { method: each.method ?? 'POST', url: each.url ?? '/things' },
      batch: {
        ...batchDefaults,
        ...(each.maxItems && { maxItems: each.maxItems }),
        ...(each.maxBytes && { maxBytes: each.maxBytes }),
        ...(each.onRefusal && { onRefusal: each.onRefusal }),
        strategy: each.strategy!,
        settings: spec.settings ?? {},
        answer: { ...batchDefaults.answer, ...each.answer },
      },
    },
    items.map(entry),
  );

  const { requests } = engine.server;
  expect(requests).toHaveLength(each.exchanges.length);
  each.exchanges.forEach(({ method, url, body, text, contentType }, at) => {
    const request = requests[at]!;
    if (method !== undefined) expect(request.method).toBe(method);
    if (url !== undefined) expect(request.url).toBe(url);
    if (body !== undefined) expect(request.json()).toEqual(body);
    if (text !== undefined) expect(request.text()).toBe(text);
    if (contentType !== undefined) expect(request.headers['content-type']).toBe(contentType);
  });
  const became = result.outcomes.map((outcome) =>
    outcome?.failure
      ? { error: JSON.parse(JSON.stringify(outcome.failure)) as JsonObject }
      : outcome?.outputs[0]?.json,
  );
  expect(became).toMatchObject(each.expect);
  expect(became).toHaveLength(items.length);
  if (each.waitedMs !== undefined) {
    expect(result.report.waits.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(each.waitedMs, -2);
  }
  if (each.splits !== undefined) expect(result.report.batch?.splits).toBe(each.splits);
});

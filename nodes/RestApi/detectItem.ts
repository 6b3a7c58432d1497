import { isObject, type JsonObject, type RunResult } from '../../lib';

/** What Test & Detect says about an API, as one item. */
export function detectItem({ outputs, report }: RunResult): JsonObject {
  const sample = outputs[0]?.json;
  const { pagination, recordsAt, latencyMs, rateLimit, byStatus, warnings } = report;
  return JSON.parse(
    JSON.stringify({
      status: Number(Object.keys(byStatus).at(-1)),
      latencyMs: latencyMs.p50,
      records: {
        at: recordsAt || '(the body itself)',
        onFirstPage: report.records,
        fields: sample ? fieldTypes(sample) : {},
      },
      pagination: { ...pagination, morePages: report.status === 'capped' },
      rateLimit,
      warnings,
      sample: sample ?? null,
    }),
  ) as JsonObject;
}

function fieldTypes(record: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeName(value)]));
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? 'object' : typeof value;
}

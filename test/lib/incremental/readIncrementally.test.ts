import type { Settings } from '../../../lib/plan/Field';
import type { JsonObject } from '../../../lib/plan/json';
import type { IncrementalSpec } from '../../../lib/plan/IncrementalSpec';
import type { PlanInput } from '../../../lib/plan/RequestPlan';
import cases from '../../cases/incremental/parameters.json';
import type { Handler } from '../../support/localServer';
import { jsonOf, startTestEngine, type TestEngine } from '../../support/testEngine';

let engine: TestEngine;
let memory: JsonObject | undefined;
afterEach(() => engine?.stop());
beforeEach(() => (memory = undefined));

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const spec = (more: Partial<IncrementalSpec> = {}): IncrementalSpec => ({
  strategy: 'field',
  settings: {},
  onExpired: 'startOver',
  startOver: false,
  name: '',
  ...more,
});
/** A run that gets what the one before left, through JSON as a store would keep it. */
const run = async (incremental: IncrementalSpec, plan: Partial<PlanInput> = {}) => {
  const kept: unknown = memory && JSON.parse(JSON.stringify(memory));
  const result = await engine.run(
    { request: { url: '/contacts' }, incremental, ...plan },
    {},
    { memory: kept },
  );
  memory = result.memory ?? memory;
  return result;
};
const asked = () => engine.server.requests.map(({ url }) => decodeURIComponent(url.replaceAll('+', ' ')));
const ids = (result: Awaited<ReturnType<typeof run>>) =>
  jsonOf(result).map((record) => (record as { id: unknown }).id);

const at = (seconds: number) =>
  new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString().replace('.000', '');

describe('by a field of the records', () => {
  let contacts: Array<{ id: number; updated_at: string | number }>;
  const byTime = spec({ settings: { parameter: 'updated_since' } });
  const since: Handler = ({ query }) => {
    const from = query.get('updated_since') ?? '';
    return { json: contacts.filter(({ updated_at }) => String(updated_at) >= from) };
  };
  beforeEach(() => {
    contacts = [1, 2, 3].map((id) => ({ id, updated_at: at(id * 100) }));
  });

  it('the first run reads everything, the next only what changed, a minute of overlap without repetition', async () => {
    await start(since);
    expect(ids(await run(byTime))).toEqual([1, 2, 3]);
    contacts.push({ id: 4, updated_at: at(290) }, { id: 5, updated_at: at(400) });
    const second = await run(byTime);
    expect(ids(second)).toEqual([4, 5]);
    expect(asked()).toEqual(['/contacts', `/contacts?updated_since=${at(240)}`]);
    expect(second.report.incremental).toEqual({ strategy: 'field', read: 'new', since: at(300), known: 1 });
    expect(ids(await run(byTime))).toEqual([]);
    expect(ids(await run(byTime))).toEqual([]);
  });

  it('a record that changed again is new, also within the same overlap', async () => {
    await start(since);
    await run(byTime);
    contacts[2] = { id: 3, updated_at: at(301) };
    expect(ids(await run(byTime))).toEqual([3]);
  });

  it('works with an API that cannot filter', async () => {
    await start(since);
    const byItself = spec();
    expect(ids(await run(byItself))).toEqual([1, 2, 3]);
    contacts.push({ id: 4, updated_at: at(400) });
    const second = await run(byItself);
    expect(ids(second)).toEqual([4]);
    expect(second.report.incremental?.known).toBe(3);
  });

  it('begins where the user says, and again when told to start over', async () => {
    await start(since);
    const from = spec({ settings: { parameter: 'updated_since', since: at(200) } });
    expect(ids(await run(from))).toEqual([2, 3]);
    expect(ids(await run(from))).toEqual([]);
    expect(ids(await run({ ...from, startOver: true }))).toEqual([2, 3]);
    expect(asked()[2]).toBe(`/contacts?updated_since=${at(200)}`);
  });

  it.each(cases.map((each) => [each.name, each] as const))('writes the value as %s', async (_name, each) => {
    contacts = [{ id: 1, updated_at: each.highest }];
    await start(({ query }) => ({ json: query.size > 0 ? [] : contacts }));
    const written = spec({ settings: { parameter: 'updated_since', ...(each.settings as Settings) } });
    await run(written);
    await run(written);
    expect(engine.server.requests[1]!.query.get('updated_since')).toBe(each.sent);
  });

  it('fills in a field of the body', async () => {
    await start(since);
    const inBody = spec({ settings: { parameter: 'filters[0].value', field: 'id' } });
    const request: PlanInput['request'] = {
      method: 'POST',
      url: '/search',
      body: { kind: 'json', value: { filters: [{ name: 'id' }] } },
    };
    await run(inBody, { request });
    await run(inBody, { request });
    expect(engine.server.requests[1]!.json()).toEqual({ filters: [{ name: 'id', value: '3' }] });
  });

  it('says so when no record has such a field', async () => {
    await start(() => ({ json: [{ name: 'a' }] }));
    const { report } = await run(spec());
    expect(report.warnings).toEqual([expect.stringContaining('Record Field')]);
  });
});

describe('the position', () => {
  const settings = { parameter: 'since', field: 'id', lookback: 0 };
  const pages =
    (failing: () => boolean): Handler =>
    ({ query }) => {
      if (query.get('page') === '2') {
        return failing() ? { status: 404 } : { json: { data: [{ id: 3 }, { id: 4 }], next: null } };
      }
      return { json: { data: [{ id: 1 }, { id: 2 }], next: '/contacts?page=2' } };
    };

  it('stays after a part was read, and the next run goes on exactly there', async () => {
    let isDown = true;
    await start(pages(() => isDown));
    const partial = await run(spec({ settings }));
    expect([partial.report.status, ids(partial)]).toEqual(['partial', [1, 2]]);
    isDown = false;
    const rest = await run(spec({ settings }));
    expect(ids(rest)).toEqual([3, 4]);
    expect(rest.report.incremental).toMatchObject({ read: 'continued' });
    await run(spec({ settings }));
    expect(asked()).toEqual([
      '/contacts',
      '/contacts?page=2',
      '/contacts?page=2',
      '/contacts?since=4',
      '/contacts?page=2',
    ]);
  });

  it('lets a limit split one reading over several runs', async () => {
    await start(pages(() => false));
    const limited = { pagination: { maxRecords: 3 } };
    expect(ids(await run(spec({ settings }), limited))).toEqual([1, 2, 3]);
    expect(ids(await run(spec({ settings }), limited))).toEqual([4]);
    expect(memory).toMatchObject({ position: { highest: 4 } });
    expect(memory).not.toHaveProperty('unfinished');
  });

  it('stays as it is when nothing could be delivered', async () => {
    let isDown = false;
    await start(() => (isDown ? { status: 404 } : { json: [{ id: 1 }] }));
    await run(spec({ settings }));
    const before = memory;
    isDown = true;
    const failed = await run(spec({ settings }));
    expect(failed.failure?.code).toBe('NOT_FOUND');
    expect(failed.memory).toBeUndefined();
    expect(memory).toBe(before);
  });

  it('is begun again from the last complete run when an unfinished one has expired', async () => {
    let isDown = true;
    await start(pages(() => isDown));
    await run(spec({ settings }));
    const { report } = await run(spec({ settings }));
    expect(report.warnings).toEqual([expect.stringContaining('begun again')]);
    // Not from the highest value of the unfinished run: what it did not reach may lie below that.
    expect(asked().filter((url) => url.includes('since'))).toEqual([]);
    isDown = false;
    expect(ids(await run(spec({ settings })))).toEqual([3, 4]);
  });

  it('is not kept where the API repeats itself: going on there would repeat it, too', async () => {
    await start(({ query }) => ({
      json: {
        data: [{ id: query.get('page') ?? 1 }],
        next:
          query.get('page') === 'b' ? '/contacts?page=a' : `/contacts?page=${query.has('page') ? 'b' : 'a'}`,
      },
    }));
    const { report, memory: kept } = await run(spec({ settings }));
    expect(report.error).toMatchObject({ code: 'PAGINATION_LOOP' });
    expect(kept).toBeUndefined();
  });

  it('keeps no more than 5,000 keys', async () => {
    const many = Array.from({ length: 6_000 }, (_, id) => ({ id: `r${id}`, updated_at: at(0) }));
    await start(() => ({ json: many }));
    await run(spec());
    const { recent } = memory!.position as { recent: object };
    expect(Object.keys(recent)).toHaveLength(5_000);
  });
});

describe("by the API's own tracking", () => {
  const delta = spec({ strategy: 'delta' });

  it('follows a delta link (Microsoft Graph)', async () => {
    await start(({ query }) =>
      query.has('$deltatoken')
        ? {
            json: {
              value: [{ id: 9 }],
              '@odata.deltaLink': `${engine.server.origin}/contacts/delta?$deltatoken=t2`,
            },
          }
        : query.has('$skiptoken')
          ? {
              json: {
                value: [{ id: 2 }],
                '@odata.deltaLink': `${engine.server.origin}/contacts/delta?$deltatoken=t1`,
              },
            }
          : {
              json: {
                value: [{ id: 1 }],
                '@odata.nextLink': `${engine.server.origin}/contacts?$skiptoken=s`,
              },
            },
    );
    expect(ids(await run(delta))).toEqual([1, 2]);
    const second = await run(delta);
    expect(ids(second)).toEqual([9]);
    await run(delta);
    expect(asked().slice(2)).toEqual(['/contacts/delta?$deltatoken=t1', '/contacts/delta?$deltatoken=t2']);
    expect(JSON.stringify(second.report)).not.toContain('t1');
  });

  it('gives back a sync token without the filters that Google refuses beside it', async () => {
    await start(({ query }) => ({
      json: query.has('pageToken')
        ? { items: [{ id: 2 }], nextSyncToken: 'sync1' }
        : query.has('syncToken')
          ? { items: [], nextSyncToken: 'sync2' }
          : { items: [{ id: 1 }], nextPageToken: 'p2' },
    }));
    const request = {
      url: '/events?orderBy=updated',
      query: [
        { name: 'timeMin', value: 'x' },
        { name: 'maxResults', value: '5' },
      ],
    };
    expect(ids(await run(delta, { request }))).toEqual([1, 2]);
    await run(delta, { request });
    expect(asked()[2]).toBe('/events?maxResults=5&syncToken=sync1');
  });

  it('goes on after the last cursor of a stream (Zendesk)', async () => {
    await start(({ query }) => {
      const after = Number(query.get('cursor') ?? 0);
      return {
        json: { tickets: [{ id: after + 1 }], after_cursor: String(after + 1), end_of_stream: after >= 1 },
      };
    });
    const request = { url: '/tickets', query: [{ name: 'start_time', value: '0' }] };
    const pagination = {
      style: 'cursor',
      settings: { cursorPath: 'after_cursor', cursorParameter: 'cursor' },
    };
    expect(ids(await run(delta, { request, pagination }))).toEqual([1, 2]);
    expect(ids(await run(delta, { request, pagination }))).toEqual([3]);
    expect(asked()[2]).toBe('/tickets?cursor=2');
  });

  it('keeps any cursor that the user names', async () => {
    await start(({ query }) => ({
      json: { rows: [{ id: Number(query.get('from') ?? 0) + 1 }], meta: { last: query.get('from') ? 8 : 7 } },
    }));
    const named = spec({ strategy: 'cursor', settings: { path: 'meta.last', parameter: 'from' } });
    await run(named);
    expect(ids(await run(named))).toEqual([8]);
  });

  it.each<[string, number, unknown]>([
    ['410 Gone', 410, {}],
    ['400 resyncRequired', 400, { error: { code: 'resyncRequired' } }],
    ['410 fullSyncRequired', 410, { error: { errors: [{ reason: 'fullSyncRequired' }] } }],
    ['400 EXPIRED_SYNC_TOKEN', 400, { error: { details: [{ reason: 'EXPIRED_SYNC_TOKEN' }] } }],
    ['400 syncStateNotFound', 400, { error: { code: 'syncStateNotFound' } }],
  ])('starts over with a warning after %s, or fails if the user wants that', async (_name, status, json) => {
    await start(({ query }) =>
      query.get('syncToken') === 'old'
        ? { status, json }
        : { json: { items: [{ id: 1 }], nextSyncToken: query.has('again') ? 'new' : 'old' } },
    );
    await run(delta);
    const failing = await run({ ...delta, onExpired: 'fail' });
    expect(failing.failure).toMatchObject({ code: 'POSITION_EXPIRED', detail: { status } });
    const again = await run(delta);
    expect(ids(again)).toEqual([1]);
    expect(again.report.warnings).toEqual([expect.stringContaining('everything was read again')]);
  });

  it('does not take any failure for an expired position', async () => {
    let status = 200;
    await start(() => ({ status, json: { items: [], nextSyncToken: 't' } }));
    await run(delta);
    status = 400;
    expect((await run(delta)).failure?.code).toBe('REQUEST_REJECTED');
  });

  it('says so when the API tracks nothing', async () => {
    await start(() => ({ json: [{ id: 1 }] }));
    expect((await run(delta)).report.warnings).toEqual([expect.stringContaining('no delta link')]);
  });
});

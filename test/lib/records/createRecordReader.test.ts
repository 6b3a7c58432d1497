import { createRecordReader } from '../../../lib/records/createRecordReader';

/** The records of several pages, read by one reader. */
async function readPages(...bodies: unknown[]): Promise<unknown[]> {
  const read = createRecordReader('auto');
  const pages: unknown[] = [];
  for (const body of bodies) pages.push((await read(body)).records);
  return pages;
}

describe('records of later pages', () => {
  const first = { data: [{ id: 1 }] };

  it('are read where the first page had them, whatever else is on the page', async () => {
    const second = { items: [{ no: 1 }], data: [{ id: 2 }] };
    expect(await readPages(first, second)).toEqual([[{ id: 1 }], [{ id: 2 }]]);
  });

  it.each([
    ['a single one without a list', { data: { id: 2 } }, [{ id: 2 }]],
    ['a list that is null', { data: null }, []],
    ['a list that is left out', { kind: 'users' }, []],
    ['no content', undefined, []],
  ])('may be %s', async (_name, second, records) => {
    expect((await readPages(first, second))[1]).toEqual(records);
  });

  it.each([
    [{ error: 'busy' }, 'busy'],
    [{ errors: [{ message: 'no quota' }] }, 'no quota'],
    [{ ok: false, error: 'ratelimited' }, 'ratelimited'],
    [{ status: 'error', message: 'timeout' }, 'timeout'],
  ])('are no error: %j', async (second, message) => {
    await expect(readPages(first, second)).rejects.toMatchObject({
      code: 'RECORDS_NOT_FOUND',
      message: expect.stringContaining(message),
      detail: { body: second },
    });
  });

  it('are a list, if the first page was one', async () => {
    await expect(readPages([{ id: 1 }], { message: 'Not now' })).rejects.toMatchObject({
      code: 'RECORDS_NOT_FOUND',
      detail: { apiMessage: 'Not now' },
    });
  });
});

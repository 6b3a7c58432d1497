import { graphQlBody, readBody, readLargeBody } from '../../../../../lib/protocol/graphql/answer/readBody';

const answer = (text: string) => ({
  status: 200,
  headers: new Headers({ 'content-type': 'application/json' }),
  body: Buffer.from(text),
  url: 'https://api.test/graphql',
  receivedBytes: text.length,
});

/** How often other work got its turn meanwhile. */
async function turnsDuring(work: Promise<void>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = () => {
    if (isDone) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  await work;
  isDone = true;
  return turns;
}

const long = 'x'.repeat(600_000);

describe('a large answer', () => {
  it('is read in turns, once, and with its large integers', async () => {
    const response = answer(`{"data":{"text":"${long}","id":9007199254740993}}`);
    expect(await turnsDuring(readLargeBody(response))).toBeGreaterThanOrEqual(4);
    expect(graphQlBody(response)).toEqual({ data: { text: long, id: '9007199254740993' } });
    const read = readBody(response);
    await readLargeBody(response);
    expect(readBody(response)).toBe(read);
  });

  it('that is no JSON is told as any other', async () => {
    const response = answer(`<html>${long}`);
    await readLargeBody(response);
    expect(readBody(response)).toMatchObject({ problem: expect.any(String), text: `<html>${long}` });
  });
});

it('a small answer is not held up', async () => {
  expect(await turnsDuring(readLargeBody(answer('{"data":{}}')))).toBe(0);
});

import { Pool } from 'undici';

/*
 * The fastest that a client can be: undici, a pool of connections, JSON.parse, and nothing else.
 * `bareLoop.ts <origin> <path with {page}> <pages> <connections>` prints the milliseconds it took, the first run
 * being a warm-up. With {cursor} in the path the pages are read one after the other.
 */

async function read(pool: Pool, path: string): Promise<{ data: unknown[]; next_cursor?: string | null }> {
  const { body } = await pool.request({ path, method: 'GET' });
  return (await body.json()) as { data: unknown[]; next_cursor?: string | null };
}

async function counted(pool: Pool, path: string, pages: number, connections: number): Promise<unknown[]> {
  const results: unknown[][] = [];
  let next = 1;
  const worker = async () => {
    for (let page = next++; page <= pages; page = next++) {
      results[page] = (await read(pool, path.replace('{page}', String(page)))).data;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return results.flat();
}

async function byCursor(pool: Pool, path: string): Promise<unknown[]> {
  const records: unknown[] = [];
  for (let cursor: string | null | undefined = '1'; cursor;) {
    const page = await read(pool, path.replace('{cursor}', cursor));
    records.push(...page.data);
    cursor = page.next_cursor;
  }
  return records;
}

async function main([origin = '', path = '', pages = '1', connections = '1']: string[]): Promise<void> {
  const pool = new Pool(origin, { connections: Number(connections) });
  const run = () =>
    path.includes('{cursor}')
      ? byCursor(pool, path)
      : counted(pool, path, Number(pages), Number(connections));
  await run();
  const startedAt = performance.now();
  const records = await run();
  const ms = performance.now() - startedAt;
  await pool.close();
  if (records.length === 0) throw new Error('The bare loop has read nothing.');
  console.log(ms);
}

void main(process.argv.slice(2));

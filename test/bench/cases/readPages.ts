import {
  anonymousAccess,
  type BinaryStore,
  createEngine,
  createMemoryStateStore,
  createPlan,
  createTransports,
  systemClock,
  systemRandom,
} from '../../../lib';

/*
 * `readPages.ts <url>`: reads all records of a list through the engine, in a process of its own, and prints the
 * milliseconds and the bytes of memory it took: {"ms": …, "bytes": …, "records": …}.
 */

async function main([url = '']: string[]): Promise<void> {
  const engine = createEngine({
    clock: systemClock,
    random: systemRandom,
    transport: createTransports(),
    state: createMemoryStateStore(),
  });
  const read = (address: string) =>
    engine.run(createPlan({ protocol: 'rest', request: { url: address } }), anonymousAccess, {
      binary: noFiles,
    });
  await read(url.replace(/pages=\d+/, 'pages=50')); // a warm-up
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const startedAt = performance.now();
  const { outputs, failure } = await read(url);
  const ms = performance.now() - startedAt;
  if (failure) throw failure;
  global.gc?.();
  const bytes = process.memoryUsage().heapUsed - before;
  console.log(JSON.stringify({ ms, bytes, records: outputs.length }));
  process.exit(0);
}

const noFiles: BinaryStore = { read: () => Promise.reject(new Error('There are no files here.')) };

void main(process.argv.slice(2));

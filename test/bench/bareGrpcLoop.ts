import { Client, credentials } from '@grpc/grpc-js';
import { fromJSON, type MethodDefinition, type PackageDefinition } from '@grpc/proto-loader';
import { parse } from 'protobufjs';
import { inParallel } from './inParallel';
import { thingNumber, thingsProto } from './grpcMessages';

type Thing = ReturnType<typeof thingNumber>;
type Save = MethodDefinition<Thing, Thing>;

/** Calls of grpc-js itself, and nothing else. */
export function bareGrpc(url: string): { call(id: number): Promise<void>; close(): void } {
  const json = parse(thingsProto, { keepCase: true }).root.toJSON() as Parameters<typeof fromJSON>[0];
  const definition: PackageDefinition = fromJSON(json, { longs: String });
  const { Save } = definition['bench.v1.Things'] as { Save: Save };
  const client = new Client(new URL(url).host, credentials.createInsecure());
  return {
    call: (id) =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          Save.path,
          Save.requestSerialize,
          Save.responseDeserialize,
          thingNumber(id),
          (error, answer) => {
            if (error) reject(error);
            else if (answer?.id !== String(id)) reject(new Error('The answer is another one.'));
            else resolve();
          },
        );
      }),
    close: () => client.close(),
  };
}

/** `bareGrpcLoop.ts <url> <calls> <at once>` prints the milliseconds it took; the first run is a warm-up. */
async function main([url = '', calls = '1', atOnce = '1']: string[]): Promise<void> {
  const { call, close } = bareGrpc(url);
  await inParallel(Number(calls), Number(atOnce), call);
  const startedAt = performance.now();
  await inParallel(Number(calls), Number(atOnce), call);
  console.log(performance.now() - startedAt);
  close();
}

if (require.main === module) void main(process.argv.slice(2));

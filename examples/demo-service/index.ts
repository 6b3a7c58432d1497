import { startDemoService } from './startDemoService';

export {
  type DemoService,
  type DemoServiceOptions,
  type LoggedRequest,
  startDemoService,
} from './startDemoService';

const usualPort = 4010;

/** `tsx examples/demo-service [port]`, or the port in DEMO_SERVICE_PORT. */
async function main(): Promise<void> {
  const port = Number(process.argv[2] ?? process.env.DEMO_SERVICE_PORT ?? usualPort);
  const service = await startDemoService({ port });
  console.log(`The demo service runs at ${service.url} (Ctrl-C stops it). GET / lists its endpoints.`);
  const stop = () => void service.stop();
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

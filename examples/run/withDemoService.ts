import { type DemoService, startDemoService } from '../demo-service';

/** Where the example credentials expect the demo service. */
export const demoBaseUrl = 'http://127.0.0.1:4010';

/** A copy of a JSON document that speaks to the demo service at another address. */
export function atDemoService<Document>(document: Document, url: string): Document {
  return JSON.parse(JSON.stringify(document).replaceAll(demoBaseUrl, url)) as Document;
}

/**
 * Does work on documents that may need the demo service. If they do and none runs at its usual address, one is
 * started for the time of the work.
 */
export async function withDemoService<Documents, Result>(
  documents: Documents,
  work: (documents: Documents) => Promise<Result>,
): Promise<Result> {
  const isNeeded = JSON.stringify(documents).includes(demoBaseUrl);
  if (!isNeeded || (await isRunning())) return await work(documents);
  const service: DemoService = await startDemoService();
  try {
    return await work(atDemoService(documents, service.url));
  } finally {
    await service.stop();
  }
}

async function isRunning(): Promise<boolean> {
  try {
    const response = await fetch(`${demoBaseUrl}/health`, { signal: AbortSignal.timeout(1000) });
    const { service } = (await response.json()) as { service?: unknown };
    return service === 'demo';
  } catch {
    return false;
  }
}

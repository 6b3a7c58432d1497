import { installServers } from './installServers';

/** Where the servers are installed, for the test files. */
export default async function globalSetup(): Promise<void> {
  await installServers((line) => void process.stderr.write(`${line}\n`));
}

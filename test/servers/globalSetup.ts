import { join } from 'node:path';
import { installPinned } from '../support/installPinned';

/** Where the servers are installed, for the test files. */
export default async function globalSetup(): Promise<void> {
  const pins = join(__dirname, 'npm');
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  process.env.SERVERS_FOLDER = await installPinned({ name: 'servers', pins }, log);
}

import { join } from 'node:path';
import { installPinned, type Log } from '../support/installPinned';

/** Installs the third-party servers, for the processes that this one starts. */
export async function installServers(log: Log): Promise<void> {
  process.env.SERVERS_FOLDER = await installPinned({ name: 'servers', pins: join(__dirname, 'npm') }, log);
}

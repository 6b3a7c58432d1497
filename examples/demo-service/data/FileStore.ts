import { createHash } from 'node:crypto';
import { logoPng } from './logoPng';
import { usersCsv } from './usersCsv';

export interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What the service says about a file. */
export interface FileDescription {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

const seeded: readonly StoredFile[] = [
  { name: 'users.csv', type: 'text/csv; charset=utf-8', bytes: Buffer.from(usersCsv, 'utf8') },
  { name: 'logo.png', type: 'image/png', bytes: logoPng },
];

/** The files, in memory. */
export class FileStore {
  private readonly byName = new Map(seeded.map((file) => [file.name, file]));

  all(): FileDescription[] {
    return [...this.byName.values()].map(describeFile);
  }

  get(name: string): StoredFile | undefined {
    return this.byName.get(name);
  }

  save(file: StoredFile): FileDescription {
    this.byName.set(file.name, file);
    return describeFile(file);
  }
}

function describeFile({ name, type, bytes }: StoredFile): FileDescription {
  return { name, type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

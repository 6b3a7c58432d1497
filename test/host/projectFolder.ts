import { join } from 'node:path';

export const projectFolder = join(__dirname, '..', '..');

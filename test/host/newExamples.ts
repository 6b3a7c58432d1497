import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { atDemoService } from '../../examples/run/withDemoService';
import type { ImportedCredential, ImportedWorkflow } from './N8n';
import { projectFolder } from './projectFolder';

interface NewExamples {
  credentials: ImportedCredential[];
  workflows: ImportedWorkflow[];
  /** To be called when they are imported: they are not new from then on. */
  remember(): Promise<void>;
}

/** What was imported into a user folder. */
interface Imported {
  serviceUrl?: string;
  workflows: string[];
}

const examples = join(projectFolder, 'examples');

/**
 * The example credentials and workflows that a user folder has not had yet. A workflow is imported once and
 * never again, so that a person's changes to it, or its removal, last. The credentials are imported again
 * if the demo service has moved to another port.
 */
export async function newExamples(userFolder: string, serviceUrl: string): Promise<NewExamples> {
  const note = join(userFolder, 'imported-examples.json');
  const before = await readFile(note, 'utf8').then(
    (text) => JSON.parse(text) as Imported,
    (): Imported => ({ workflows: [] }),
  );
  const read = async (file: string): Promise<unknown> =>
    atDemoService(JSON.parse(await readFile(file, 'utf8')) as unknown, serviceUrl);
  const folder = join(examples, 'workflows');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const unknown = files.filter((name) => !before.workflows.includes(name));
  return {
    credentials:
      before.serviceUrl === serviceUrl
        ? []
        : ((await read(join(examples, 'credentials', 'demo-credentials.json'))) as ImportedCredential[]),
    workflows: await Promise.all(
      unknown.map(async (name) => {
        const workflow = (await read(join(folder, name))) as ImportedWorkflow;
        // n8n asks for an id; one that comes from the file's name stays the same.
        return { ...workflow, id: workflow.id ?? basename(name, '.json') };
      }),
    ),
    remember: async () => {
      const now: Imported = { serviceUrl, workflows: [...before.workflows, ...unknown] };
      await mkdir(userFolder, { recursive: true });
      await writeFile(note, JSON.stringify(now, null, 2));
    },
  };
}

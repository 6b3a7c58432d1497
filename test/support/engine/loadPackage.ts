import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

/** The package's classes from its sources, or as they were built into dist. */
export type PackageForm = 'sources' | 'dist';

export interface LoadedPackage {
  /** By full type name, `<package>.<node>`. */
  readonly nodes: ReadonlyMap<string, INodeType>;
  /** By type name. */
  readonly credentials: ReadonlyMap<string, ICredentialType>;
}

interface Manifest {
  readonly name: string;
  readonly n8n?: { readonly nodes?: readonly string[]; readonly credentials?: readonly string[] };
}

const packageFolder = join(__dirname, '..', '..', '..');

/** Loads what package.json offers to n8n, by n8n's rule that a class is named like its file. */
export async function loadPackage(form: PackageForm): Promise<LoadedPackage> {
  const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as Manifest;
  const nodes = await loadAll<INodeType>(manifest.n8n?.nodes, form);
  const credentials = await loadAll<ICredentialType>(manifest.n8n?.credentials, form);
  return {
    nodes: new Map(nodes.map((node) => [`${manifest.name}.${node.description.name}`, node])),
    credentials: new Map(credentials.map((type) => [type.name, type])),
  };
}

function loadAll<Type>(files: readonly string[] = [], form: PackageForm): Promise<Type[]> {
  return Promise.all(files.map((file) => load<Type>(form === 'dist' ? file : sourceOf(file))));
}

function sourceOf(file: string): string {
  return file.replace(/^(\.\/)?dist\//, '').replace(/\.js$/, '.ts');
}

async function load<Type>(file: string): Promise<Type> {
  const exported = (await import(join(packageFolder, file))) as Record<string, new () => Type>;
  const className = basename(file).split('.')[0]!;
  const Class = exported[className];
  if (!Class) throw new Error(`${file} exports no class ${className}`);
  return new Class();
}

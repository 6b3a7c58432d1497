import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildIfStale } from '../host/buildIfStale';
import { packPackage } from '../host/packPackage';
import { runNpm } from '../host/runNpm';

const root = resolve(__dirname, '../..');
const name = 'n8n-nodes-api-integration';
const folder = mkdtempSync(join(tmpdir(), 'package-test-'));
const installed = join(folder, 'node_modules', name);

interface Manifest {
  dependencies?: object;
  peerDependencies: Record<string, string>;
  n8n: { nodes: string[]; credentials: string[] };
}
let manifest: Manifest;

beforeAll(async () => {
  await buildIfStale((line) => void process.stderr.write(`${line}\n`));
  const { tarball } = await packPackage(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "user-folder", "private": true }');
  // As n8n installs community packages; without a network, since there is nothing to fetch.
  await runNpm(
    ['install', tarball, '--legacy-peer-deps', '--ignore-scripts', '--offline', '--no-audit', '--no-fund'],
    {
      cwd: folder,
      timeoutMs: 60_000,
    },
  );
  manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loads every node and credential with plain Node.js; n8n-workflow comes from the host, as in n8n. */
function loadAll(nodeBinary: string): string {
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, 'n8n-workflow'))) {
    symlinkSync(join(root, 'node_modules', 'n8n-workflow'), join(modules, 'n8n-workflow'));
  }
  const script = `
    const path = require('node:path');
    const { n8n } = require('./package.json');
    const names = [...n8n.nodes, ...n8n.credentials].map((file) => {
      const name = path.basename(file).split('.')[0];
      const made = new (require('./' + file)[name])();
      return made.name ?? made.description.name;
    });
    console.log(names.join(' '));`;
  return execFileSync(nodeBinary, ['-e', script], { cwd: installed, encoding: 'utf8' }).trim();
}

describe('the packed package', () => {
  it('brings no other package with it', () => {
    const packages = readdirSync(join(folder, 'node_modules')).filter(
      (entry) => !entry.startsWith('.') && entry !== 'n8n-workflow',
    );
    expect(packages).toEqual([name]);
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
  });

  it('holds what was built, its licences and nothing else', () => {
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
    const files = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' });
    const odd = files.filter((file) => /\.\w+$/.test(file) && !/\.(js|svg|node\.json|txt)$/.test(file));
    expect(odd).toEqual([]);
  });

  it('names every library that it contains, with its licence', () => {
    const licences = readFileSync(join(installed, 'dist/THIRD_PARTY_LICENSES.txt'), 'utf8');
    for (const library of [
      'undici',
      'jsonata',
      'fast-xml-parser',
      'soap',
      'sax',
      'protobufjs',
      'proxy-from-env',
      'simple-oauth2',
      'jose',
    ]) {
      expect(licences).toMatch(new RegExp(`^${library} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
  });

  it('holds every node and credential that it registers, with icons', () => {
    for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
      const code = readFileSync(join(installed, file), 'utf8');
      const icons = [...code.matchAll(/file:([./\w-]+\.svg)/g)].map(([, path]) =>
        join(installed, file, '..', path!),
      );
      expect(icons).toHaveLength(2);
      for (const icon of icons) expect(existsSync(icon)).toBe(true);
    }
  });

  const loaded =
    'restApi graphqlApi rpcApi soapApi fieldMapper apiIntegrationTokenApi apiIntegrationKeyApi apiIntegrationBasicApi apiIntegrationOAuth2Api apiIntegrationMachineOAuth2Api apiIntegrationSessionApi apiIntegrationSignedApi apiIntegrationWsSecurityApi apiIntegrationTlsApi';

  it('loads on this Node.js', () => {
    expect(loadAll(process.execPath)).toBe(loaded);
  });

  it('loads none of its libraries before they are used', () => {
    const script = `
      for (const file of require('./package.json').n8n.nodes) require('./' + file);
      console.log(Object.keys(require.cache).filter((file) => file.includes('vendor')).length);`;
    loadAll(process.execPath);
    expect(execFileSync(process.execPath, ['-e', script], { cwd: installed, encoding: 'utf8' }).trim()).toBe(
      '0',
    );
  });
});

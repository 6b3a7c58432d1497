/**
 * Builds the package into dist/: compiled sources, third-party libraries bundled behind lib/vendor/, icons, codex
 * files, and the licences of what is bundled.
 */
const { execFileSync } = require('node:child_process');
const { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { builtinModules } = require('node:module');
const { join, relative } = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const dist = join(__dirname, 'dist');
const vendor = join(dist, 'lib', 'vendor');

/** Licences that allow bundling when their text goes along. */
const permissive = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
]);

async function clean() {
  rmSync(dist, { recursive: true, force: true });
}

async function compile() {
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
}

/** Each vendor file takes its library in, so that the package needs no other at run time. */
async function bundle() {
  const entryPoints = readdirSync(vendor).map((name) => join(vendor, name));
  const { metafile } = await esbuild.build({
    entryPoints,
    outdir: vendor,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    // Faster parts that ws looks for, and does without.
    define: {
      'process.env.WS_NO_BUFFER_UTIL': '"1"',
      'process.env.WS_NO_UTF_8_VALIDATE': '"1"',
    },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    console.log(`  ${relative('dist', file)}: ${Math.round(bytes / 1024)} KB`);
  }
  writeFileSync(join(dist, 'THIRD_PARTY_LICENSES.txt'), licenceList(bundledFolders(metafile)));
}

/** Folders of the packages that really went into a bundle. */
function bundledFolders({ inputs }) {
  const folders = Object.keys(inputs).flatMap((file) => {
    const [folder] = file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [];
    return folder ? [folder] : [];
  });
  return [...new Set(folders)].sort();
}

function licenceList(folders) {
  const entries = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    // "(MIT OR GPL-2.0)": the choice is ours.
    const offered = license.replace(/[()]/g, '').split(' OR ');
    if (!offered.some((name) => permissive.has(name)))
      throw new Error(`${name} is under "${license}", which must not be bundled`);
    return `${name} ${version} (${license})\n\n${licenceText(folder, name, license).trim()}\n`;
  });
  return ['This package contains the following software.\n', ...entries].join(`\n${'-'.repeat(80)}\n\n`);
}

/** A package's own text; the Apache licence is the same for all, so a package that only names it gets a copy. */
function licenceText(folder, name, license) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file) return readFileSync(join(folder, file), 'utf8');
  if (license === 'Apache-2.0')
    return readFileSync(join(require.resolve('typescript/package.json'), '..', 'LICENSE.txt'), 'utf8');
  throw new Error(`${name} comes without a licence text`);
}

/** ajv has these lines for code that it writes into files; in memory it hands the parts over, so they are never run. */
const neverRun = (file, specifier) =>
  file === 'lib/vendor/ajv.js' && /^ajv(-formats)?\/dist\//.test(specifier);

/** What is not bundled must be there in every n8n. */
async function checkImports() {
  const known = new Set([...builtinModules, 'n8n-workflow']);
  for (const name of readdirSync(dist, { recursive: true })) {
    if (!name.endsWith('.js')) continue;
    for (const [, specifier] of readFileSync(join(dist, name), 'utf8').matchAll(
      /\brequire\(["']([^"']+)["']\)/g,
    )) {
      if (neverRun(name, specifier)) continue;
      const isLocal = specifier.startsWith('.');
      if (isLocal && !existsSync(require.resolve(join(dist, name, '..', specifier))))
        throw new Error(`${name}: ${specifier}`);
      // Text of the modules that ajv writes on request; nobody asks it to.
      if (name === join('lib', 'vendor', 'ajv.js') && /^ajv(-formats)?\//.test(specifier)) continue;
      // A library may look for a part of a newer Node.js and do without it.
      if (!isLocal && !specifier.startsWith('node:') && !known.has(specifier)) {
        throw new Error(`dist/${name} needs "${specifier}", which is not part of the package`);
      }
    }
  }
}

const icons = () => src('icons/*.svg').pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

exports.build = series(clean, compile, parallel(bundle, icons, codex), checkImports);
exports.default = exports.build;

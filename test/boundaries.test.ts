import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '..');

/** What each part of the project may import besides itself; the first prefix that fits counts. */
const allowed: ReadonlyArray<readonly [part: string, imports: readonly string[]]> = [
  ['lib/errors', ['lib/plan/json']],
  ['lib/plan', ['lib/errors', 'lib/ports', 'lib/mapping/MappingDocument']],
  ['lib/ports', ['lib/plan', 'lib/errors']],
  ['lib/vendor', []],
  ['lib/protobuf', ['lib/plan', 'lib/errors', 'lib/vendor']],
  [
    'lib/auth',
    [
      'lib/plan',
      'lib/errors',
      'lib/ports',
      'lib/vendor',
      'lib/mapping/expression',
      'lib/protocol/resolveUrl',
      'lib/ratelimit/serverTime',
    ],
  ],
  ['lib/breaker', ['lib/plan', 'lib/errors', 'lib/ports']],
  ['lib/cache', ['lib/plan', 'lib/ports', 'lib/vendor']],
  [
    'lib/batching',
    ['lib/plan', 'lib/errors', 'lib/protocol/rest/statusCode', 'lib/protocol/rpc', 'lib/protocol/graphql'],
  ],
  ['lib/discovery', ['lib/plan', 'lib/errors', 'lib/protobuf']],
  ['lib/idempotency', ['lib/plan', 'lib/errors', 'lib/ports']],
  ['lib/mapping', ['lib/plan', 'lib/errors', 'lib/vendor']],
  ['lib/validation', ['lib/plan', 'lib/errors', 'lib/vendor', 'lib/mapping/regex']],
  ['lib/observability', ['lib/plan', 'lib/errors', 'lib/ports']],
  ['lib/pagination', ['lib/plan', 'lib/errors', 'lib/ports/Transport']],
  [
    'lib/protocol',
    ['lib/plan', 'lib/errors', 'lib/ports', 'lib/protobuf', 'lib/vendor', 'lib/discovery/ApiDescription'],
  ],
  ['lib/ratelimit', ['lib/plan', 'lib/errors', 'lib/ports', 'lib/protobuf/retryDelay', 'lib/vendor']],
  ['lib/transport', ['lib/plan', 'lib/errors', 'lib/ports', 'lib/protobuf/frames', 'lib/vendor']],
  [
    'lib/pipeline',
    [
      'lib/auth',
      'lib/breaker',
      'lib/cache',
      'lib/errors',
      'lib/observability',
      'lib/plan',
      'lib/ports',
      'lib/protocol',
      'lib/ratelimit',
    ],
  ],
  ['lib/jobs', ['lib/errors', 'lib/pipeline', 'lib/plan', 'lib/ports', 'lib/ratelimit/serverTime']],
  [
    'lib/incremental',
    ['lib/errors', 'lib/mapping/types/instants', 'lib/observability/RunReport', 'lib/pagination', 'lib/plan'],
  ],
  ['lib/records', ['lib/errors', 'lib/mapping', 'lib/plan']],
  ['lib/', ['lib/']],
  ['nodes/shared', ['lib/index']],
  ['nodes/GraphqlApi', ['lib/index', 'nodes/shared']],
  ['nodes/SoapApi', ['lib/index', 'nodes/shared']],
  ['nodes/RpcApi', ['lib/index', 'nodes/shared']],
  ['nodes/RestApi', ['lib/index', 'nodes/shared']],
  ['nodes/FieldMapper', ['lib/index', 'nodes/shared']],
  ['credentials', ['lib/index', 'nodes/shared']],
];

/** Packages that may be imported outside lib/vendor. */
const hostPackages = ['n8n-workflow'];

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(join(root, file), 'utf8'))
    .importedFiles.map(({ fileName }) => fileName);
}

/** A relative import as a path from the root, without its ending; `lib` means `lib/index`. */
function target(file: string, specifier: string): string {
  const path = relative(root, resolve(root, dirname(file), specifier));
  return path === 'lib' ? 'lib/index' : path;
}

const files = ['lib', 'nodes', 'credentials'].flatMap(filesIn);

describe('imports', () => {
  it.each(files)('%s keeps to its layer', (file) => {
    const [part, others] = allowed.find(([prefix]) => file.startsWith(prefix))!;
    const foreign = importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => target(file, specifier))
      .filter((path) => !path.startsWith(part) && !others.some((other) => path.startsWith(other)));
    expect(foreign).toEqual([]);
  });

  it.each(files)('%s imports packages where they belong', (file) => {
    const packages = importsOf(file).filter((name) => !name.startsWith('.') && !name.startsWith('node:'));
    if (file.startsWith('lib/vendor/')) expect(packages.length).toBeGreaterThan(0);
    else
      expect(packages.filter((name) => file.startsWith('lib/') || !hostPackages.includes(name))).toEqual([]);
  });
});

import type { IntrospectionField } from '../../../vendor/graphql';
import {
  fieldsOf,
  isConnectionType,
  isLeaf,
  isRequired,
  namedType,
  type SchemaModel,
  typeText,
} from './SchemaModel';

/** How much of a type is asked for. */
export interface SelectionWish {
  /** 1: its plain fields; each further level adds the plain fields of the objects in it. */
  readonly depth: number;
  /** Paths of objects and lists that are wanted at any depth, such as `author` or `comments.author`. */
  readonly objects: readonly string[];
}

/** Elements of a list inside of a record, where the list has pages: APIs count them towards a query's cost. */
const nestedPageSize = 20;

/** A selection for a type: all its plain fields, and objects as wished; empty for a type without fields. */
export function generateSelection(model: SchemaModel, typeName: string, wish: SelectionWish): string {
  return isLeaf(model, typeName) ? '' : select(model, typeName, wish.depth, wished(wish.objects), [typeName]);
}

/** Paths of the objects that may be asked for besides plain fields, with what they hold; for a list to choose from. */
export function selectableObjects(
  model: SchemaModel,
  typeName: string,
  most: number,
): Array<{ readonly path: string; readonly type: string; readonly help?: string }> {
  const found: Array<{ path: string; type: string; help?: string }> = [];
  let level = [{ type: recordType(model, typeName), path: [] as readonly string[] }];
  for (let depth = 0; depth < 3 && found.length < most; depth += 1) {
    const next: typeof level = [];
    for (const { type, path } of level) {
      for (const field of objectFields(model, type)) {
        const below = [...path, field.name];
        const help = field.description?.trim().split('\n')[0];
        found.push({ path: below.join('.'), type: typeText(field.type), ...(help && { help }) });
        next.push({ type: recordType(model, namedType(field.type)), path: below });
      }
    }
    level = next;
  }
  return found.slice(0, most);
}

/** Wishes as a tree by name. */
type Wished = ReadonlyMap<string, readonly string[]>;

function wished(paths: readonly string[]): Wished {
  const below = new Map<string, string[]>();
  for (const path of paths) {
    const [first, ...rest] = path.split('.');
    const known = below.get(first!) ?? [];
    below.set(first!, rest.length > 0 ? [...known, rest.join('.')] : known);
  }
  return below;
}

function select(
  model: SchemaModel,
  typeName: string,
  depth: number,
  objects: Wished,
  above: readonly string[],
): string {
  if (isConnectionType(model, typeName)) return connection(model, typeName, depth, objects, above);
  if (model.types.get(typeName)?.kind === 'UNION') return members(model, typeName);
  const plain = fieldsOf(model, typeName).filter((field) => isPlain(model, field));
  const parts = plain.map(({ name }) => name);
  for (const field of objectFields(model, typeName)) {
    const type = namedType(field.type);
    const isWished = objects.has(field.name);
    const isNear = depth > 1 && !above.includes(type) && !isConnectionType(model, type);
    if (!isWished && !isNear) continue;
    const inner = wished(objects.get(field.name) ?? []);
    const selection = select(model, type, isWished ? 1 : depth - 1, inner, [...above, type]);
    parts.push(`${field.name}${pageArgument(model, field)} ${selection}`);
  }
  const isAbstract = model.types.get(typeName)?.kind === 'INTERFACE';
  const all = isAbstract || parts.length === 0 ? ['__typename', ...parts] : parts;
  return `{ ${all.join(' ')} }`;
}

function connection(
  model: SchemaModel,
  typeName: string,
  depth: number,
  objects: Wished,
  above: readonly string[],
): string {
  const type = recordType(model, typeName);
  const inner = select(model, type, depth, objects, [...above, type]);
  const hasNodes = fieldsOf(model, typeName).some(({ name }) => name === 'nodes');
  const total = fieldsOf(model, typeName).find(({ name }) => name === 'totalCount') ? 'totalCount ' : '';
  const list = hasNodes ? `nodes ${inner}` : `edges { node ${inner} }`;
  return `{ ${total}${list} pageInfo { hasNextPage endCursor } }`;
}

/** Each member's plain fields; of one name only the first, since members may mean different things by it. */
function members(model: SchemaModel, typeName: string): string {
  const union = model.types.get(typeName);
  if (union?.kind !== 'UNION') return '{ __typename }';
  const types = new Map<string, string>();
  const parts = union.possibleTypes.flatMap(({ name }) => {
    const fields = fieldsOf(model, name).filter((field) => {
      const known = types.get(field.name) ?? typeText(field.type);
      types.set(field.name, known);
      return isPlain(model, field) && known === typeText(field.type);
    });
    return fields.length > 0 ? [`... on ${name} { ${fields.map((field) => field.name).join(' ')} }`] : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

/** What a list of this type is about: behind a connection, its nodes. */
export function recordType(model: SchemaModel, typeName: string): string {
  if (!isConnectionType(model, typeName)) return typeName;
  const fields = fieldsOf(model, typeName);
  const nodes = fields.find(({ name }) => name === 'nodes');
  if (nodes) return namedType(nodes.type);
  const edge = namedType(fields.find(({ name }) => name === 'edges')!.type);
  const node = fieldsOf(model, edge).find(({ name }) => name === 'node');
  return node ? namedType(node.type) : edge;
}

function isPlain(model: SchemaModel, field: IntrospectionField): boolean {
  return isLeaf(model, namedType(field.type)) && isCallable(field);
}

function objectFields(model: SchemaModel, typeName: string): readonly IntrospectionField[] {
  return fieldsOf(model, typeName).filter(
    (field) => !isLeaf(model, namedType(field.type)) && isCallable(field),
  );
}

function isCallable({ args, isDeprecated }: IntrospectionField): boolean {
  return !isDeprecated && !args.some(isRequired);
}

function pageArgument(model: SchemaModel, { type, args }: IntrospectionField): string {
  const isPaged = isConnectionType(model, namedType(type)) && args.some(({ name }) => name === 'first');
  return isPaged ? `(first: ${nestedPageSize})` : '';
}

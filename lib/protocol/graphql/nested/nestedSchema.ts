import type { SelectedField } from '../document/selections';
import { findField, isConnectionType, namedType, type SchemaModel, typeText } from '../schema/SchemaModel';

/** What has to be known about the types of a document; without a schema, as far as the document itself shows it. */
export interface NestedSchema {
  /** Whether the fields lead to a connection. */
  isConnection(chain: readonly SelectedField[]): boolean;
  /** Whether the object that the fields lead to has a field `id`. */
  hasId(chain: readonly SelectedField[], selected: readonly SelectedField[]): boolean;
  /** Whether an object can be asked for by its id; undefined where nobody knows. */
  readonly hasNode: boolean | undefined;
  /** The type of an argument of the last field, as documents write it. */
  argumentType(chain: readonly SelectedField[], argument: string): string;
}

const selectsId = (selected: readonly SelectedField[]) => selected.some(({ name }) => name === 'id');

const unknownSchema: NestedSchema = {
  isConnection: () => false,
  hasId: (_chain, selected) => selectsId(selected),
  hasNode: undefined,
  argumentType: () => 'String',
};

export function nestedSchema(model: SchemaModel | undefined): NestedSchema {
  if (!model) return unknownSchema;
  const root = model.roots.query ?? '';
  const fieldAt = (chain: readonly SelectedField[]) => {
    const above = typeAlong(model, root, chain.slice(0, -1));
    const last = chain.at(-1);
    return above === undefined || !last ? undefined : findField(model, above, last.name);
  };
  return {
    isConnection(chain) {
      const type = typeAlong(model, root, chain);
      return type !== undefined && isConnectionType(model, type);
    },
    hasId(chain, selected) {
      const type = typeAlong(model, root, chain);
      return selectsId(selected) || (type !== undefined && findField(model, type, 'id') !== undefined);
    },
    hasNode: findField(model, root, 'node')?.args.some(({ name }) => name === 'id') ?? false,
    argumentType(chain, argument) {
      const type = fieldAt(chain)?.args.find(({ name }) => name === argument)?.type;
      // A cursor may be missing on the first page; a further one always has one.
      return type ? typeText(type) : 'String';
    },
  };
}

/** The type that fields lead to; undefined where a fragment's condition decides it. */
function typeAlong(model: SchemaModel, root: string, chain: readonly SelectedField[]): string | undefined {
  return chain.reduce<string | undefined>((type, { name }) => {
    const field = type === undefined ? undefined : findField(model, type, name);
    return field && namedType(field.type);
  }, root);
}

import type { ApiDescription, ApiOperation } from '../../../discovery/ApiDescription';
import type { IntrospectionField } from '../../../vendor/graphql';
import { inputSchema } from './inputSchema';
import { fieldsOf, findField, type RootKind, rootKinds, type SchemaModel } from './SchemaModel';

/** What can be called at a GraphQL API, with the schema that documents are made and checked by. */
export interface GraphQlDescription extends ApiDescription {
  readonly model: SchemaModel;
}

/** One field of a root type: what an operation of the list stands for. */
export interface RootField {
  readonly kind: RootKind;
  readonly field: IntrospectionField;
}

export function describeSchema(model: SchemaModel): GraphQlDescription {
  const operations = rootKinds.flatMap((kind) =>
    fieldsOf(model, model.roots[kind] ?? '').map((field) => toOperation(model, kind, field)),
  );
  return { operations, warnings: [], model };
}

/** The field that an operation's id (`query users`) stands for. */
export function findRootField(model: SchemaModel, id: string): RootField | undefined {
  const [, word, name] = /^\s*(query|mutation|subscription)[\s.]+(\w+)\s*$/.exec(id) ?? [];
  const kind = rootKinds.find((each) => each === word);
  const field = kind && findField(model, model.roots[kind] ?? '', name ?? '');
  return field && { kind, field };
}

/** The operations of some kinds only. */
export function ofKinds(description: GraphQlDescription, kinds: readonly RootKind[]): GraphQlDescription {
  const operations = description.operations.filter(({ id }) =>
    kinds.some((kind) => id.startsWith(`${kind} `)),
  );
  return { ...description, operations };
}

function toOperation(model: SchemaModel, kind: RootKind, field: IntrospectionField): ApiOperation {
  const help = field.description?.trim().split(/\n|(?<=\.)\s/)[0];
  return {
    id: `${kind} ${field.name}`,
    label: `${kind} ${field.name}`,
    ...(help && { help }),
    ...(field.isDeprecated && { isDeprecated: true }),
    input: () => inputSchema(model, field.args),
  };
}

import { ApiError } from '../../../errors/ApiError';
import type { JsonObject } from '../../../plan/json';
import type { GraphQLSchema } from '../../../vendor/graphql';
import { documentError, type GraphQlDocument } from '../document/parseDocument';
import type { GraphQlLibrary } from '../graphqlLibrary';
import { partialSchema } from './partialSchema';
import type { SchemaModel } from './SchemaModel';

/** Checks values of variables against the schema. */
export type CheckVariables = (values: JsonObject) => void;

/**
 * Checks a document against a schema, by all rules of the specification but the one on directives, which many servers
 * have of their own and do not tell.
 *
 * @throws ApiError GRAPHQL_DOCUMENT_INVALID with line and column
 */
export function checkDocument(
  library: GraphQlLibrary,
  model: SchemaModel,
  document: GraphQlDocument,
): CheckVariables {
  const schema = partialSchema(library, model, document);
  const rules = library.specifiedRules.filter((rule) => rule !== library.KnownDirectivesRule);
  const errors = library.validate(schema, document.ast, rules);
  if (errors.length > 0) throw documentError(errors, document.origin);
  return (values) => checkVariables(library, schema, document, values);
}

function checkVariables(
  { typeFromAST, isInputType, coerceInputValue }: GraphQlLibrary,
  schema: GraphQLSchema,
  { operation }: GraphQlDocument,
  values: JsonObject,
): void {
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]);
    if (!Object.hasOwn(values, name) || !isInputType(type)) continue;
    coerceInputValue(values[name], type, (path, _value, error) => {
      const place = [`$${name}`, ...path].join('.');
      throw new ApiError('GRAPHQL_VARIABLE_INVALID', {
        subject: `The variable "${place}" is not valid: ${error.message}`,
        field: 'Variables',
      });
    });
  }
}

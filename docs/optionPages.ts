import type { Field } from '../lib/plan/Field';
import { protocols } from '../lib/protocol/protocols';
import * as graphqlApi from '../nodes/GraphqlApi/fields/options';
import * as restApi from '../nodes/RestApi/fields/options';
import { optionsOf as rpcOptions } from '../nodes/RpcApi/fields/options';
import { operations as rpcOperations } from '../nodes/RpcApi/operations';
import { formOf, protocolNames } from '../nodes/RpcApi/protocolForms';
import * as soapApi from '../nodes/SoapApi/fields/options';
import { fieldRows, fieldTable, table } from './markdown';

/** A node's forms, by what people call them, with the options that each has. */
type Forms = ReadonlyArray<readonly [form: string, options: readonly Field[]]>;

const nodes: ReadonlyArray<readonly [node: string, file: string, forms: Forms]> = [
  [
    'REST API',
    'rest-api-options.md',
    [
      ['Get Many', restApi.readOptions],
      ['Get One', restApi.getOneOptions],
      ['Send', restApi.writeOptions],
      ['Send Many', restApi.sendManyOptions],
      ['Files, Test & Detect', restApi.fileOptions],
    ],
  ],
  [
    'GraphQL API',
    'graphql-api-options.md',
    [
      ['Run Operation', graphqlApi.runOptions],
      ['Run Document', graphqlApi.documentOptions],
      ['Subscribe', graphqlApi.subscribeOptions],
    ],
  ],
  [
    'RPC API',
    'rpc-api-options.md',
    protocolNames.flatMap((protocol) =>
      formOf(protocol).operations.map((name) => {
        const form = `${protocols.get(protocol).label}: ${rpcOperations[name].label}`;
        return [form, rpcOptions(name, formOf(protocol).options)] as const;
      }),
    ),
  ],
  [
    'SOAP API',
    'soap-api-options.md',
    [
      ['Call', soapApi.callOptions],
      ['Get Many', soapApi.getManyOptions],
      ['Send XML', soapApi.xmlOptions],
      ['Describe', soapApi.describeOptions],
    ],
  ],
];

/** Two fields are one for the reader when everything that the docs say of them is the same. */
const identityOf = (field: Field) => JSON.stringify(fieldRows([field]));

/** Each option once, in the order of the alphabet, with the forms that have it. */
function gathered(forms: Forms): Array<{ readonly field: Field; readonly forms: readonly string[] }> {
  const found = new Map<string, { field: Field; forms: string[] }>();
  for (const [form, options] of forms) {
    for (const field of options) {
      const entry = found.get(identityOf(field)) ?? { field, forms: [] };
      entry.forms.push(form);
      found.set(identityOf(field), entry);
    }
  }
  return [...found.values()].sort((a, b) => a.field.label.localeCompare(b.field.label, 'en'));
}

/** The options that every node has, in one operation at least. */
const everywhere = gathered(nodes.map(([node, , forms]) => [node, distinct(forms)]))
  .filter(({ forms }) => forms.length === nodes.length)
  .map(({ field }) => field);

function distinct(forms: Forms): Field[] {
  return gathered(forms).map(({ field }) => field);
}

const shared = new Set(everywhere.map(identityOf));

/** `all`, or the forms by name; of several protocols, `JSON-RPC (Call, Notify), gRPC`. */
function whereOf(having: readonly string[], forms: Forms): string {
  if (having.length === forms.length) return 'all';
  const of = (group: string) => (form: string) => groupOf(form) === group;
  return [...new Set(having.map(groupOf))]
    .map((group) => {
      const own = having.filter(of(group));
      const isWhole = own.length === forms.filter(([form]) => of(group)(form)).length;
      return isWhole ? group : `${group} (${own.map((form) => form.split(': ')[1]).join(', ')})`;
    })
    .join(', ');
}

const groupOf = (form: string) => form.split(': ')[0]!;

function nodeTable(forms: Forms): string {
  const rows = gathered(forms)
    .filter(({ field }) => !shared.has(identityOf(field)))
    .flatMap(({ field, forms: having }) => {
      const where = whereOf(having, forms);
      return fieldRows([field]).map(([name, help, usual], at) => [
        name!,
        at === 0 ? where : '',
        help!,
        usual!,
      ]);
    });
  return table(['Field', 'Where', 'What it does', 'Default'], rows);
}

/** The pages about options, by file name. */
export const optionPages: Readonly<Record<string, string>> = {
  'shared-options.md': `# Options of all API nodes

These options mean the same in the REST API, GraphQL API, RPC API and SOAP API nodes, in the operations that have them.

${fieldTable(everywhere)}
`,
  ...Object.fromEntries(
    nodes.map(([node, file, forms]) => [
      file,
      `# Options of the ${node} node

Besides the [options of all API nodes](shared-options.md). **Where** names the operations that have an option.

${nodeTable(forms)}
`,
    ]),
  ),
};

import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { credentialSlots } from '../shared/api/credentialSlots';
import { outputsExpression } from '../shared/api/outputs';
import {
  listArguments,
  listObjects,
  listSelections,
  searchCalls,
  searchSubscriptions,
} from './designMethods';
import { executeGraphqlApi } from './execute';
import { graphqlApiProperties } from './properties';

export class GraphqlApi implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'GraphQL API',
    name: 'graphqlApi',
    icon: { light: 'file:../../icons/graphql-api.svg', dark: 'file:../../icons/graphql-api.dark.svg' },
    group: ['input'],
    version: 1,
    subtitle:
      '={{ ($parameter.operation === "run" || ($parameter.operation === "subscribe" && $parameter.subscriptionAs !== "document") ? ($parameter.call?.value || "choose an operation") : ($parameter.document || "document").replace(/#.*/g, "").trim().split(/[({\\n]/)[0].trim() || "query") + ($parameter.operation === "subscribe" ? " · up to " + $parameter.maxEvents + " events" : $parameter.returnAll ? "" : " · up to " + $parameter.limit) }}',
    description:
      'Call any GraphQL API: operations from its schema or your own documents, all pages, errors told apart',
    defaults: { name: 'GraphQL API' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: outputsExpression,
    credentials: credentialSlots,
    properties: graphqlApiProperties,
  };

  methods = {
    listSearch: { searchCalls, searchSubscriptions },
    resourceMapping: { listArguments },
    loadOptions: { listObjects, listSelections },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeGraphqlApi(this);
  }
}

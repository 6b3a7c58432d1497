import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { credentialSlots } from '../shared/api/credentialSlots';
import { outputsExpression } from '../shared/api/outputs';
import { getParameters, searchMethods } from './designMethods';
import { executeRpcApi } from './execute';
import { rpcApiProperties } from './properties';

export class RpcApi implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'RPC API',
    name: 'rpcApi',
    icon: { light: 'file:../../icons/rpc-api.svg', dark: 'file:../../icons/rpc-api.dark.svg' },
    group: ['input'],
    version: 1,
    subtitle:
      '={{ ($parameter.method?.value || "choose a method") + ({getMany: $parameter.returnAll ? " · all pages" : " · up to " + $parameter.limit, sendMany: " · batches of " + $parameter.batchSize, notify: " · no reply"}[$parameter.operation] ?? "") }}',
    description:
      'Call the methods of any RPC API: from a list, with typed fields, one by one or in batches, within its rate limits',
    defaults: { name: 'RPC API' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: outputsExpression,
    credentials: credentialSlots,
    properties: rpcApiProperties,
  };

  methods = { listSearch: { searchMethods }, resourceMapping: { getParameters } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeRpcApi(this);
  }
}

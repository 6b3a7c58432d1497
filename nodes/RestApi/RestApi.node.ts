import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { credentialSlots } from '../shared/api/credentialSlots';
import { outputsExpression } from '../shared/api/outputs';
import { executeRestApi } from './execute';
import { restApiProperties } from './properties';

export class RestApi implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'REST API',
    name: 'restApi',
    icon: { light: 'file:../../icons/rest-api.svg', dark: 'file:../../icons/rest-api.dark.svg' },
    group: ['input'],
    version: 1,
    subtitle:
      '={{ {getMany: "GET", getOne: "GET", send: $parameter.method, sendMany: $parameter.batchAs === "odataBatch" ? "POST" : $parameter.method, download: "GET", upload: $parameter.method, detect: "Detect"}[$parameter.operation] + " " + $parameter.path + ($parameter.operation === "getMany" ? ($parameter.returnAll ? " · all pages" : " · up to " + $parameter.limit) : $parameter.operation === "sendMany" ? " · batches of " + $parameter.batchSize : "") }}',
    description:
      'Call any HTTP API: all pages of a list, within its rate limits, with retries and field mapping',
    defaults: { name: 'REST API' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: outputsExpression,
    credentials: credentialSlots,
    properties: restApiProperties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeRestApi(this);
  }
}

import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { soapCredentialSlots } from '../shared/api/credentialSlots';
import { outputsExpression } from '../shared/api/outputs';
import { listInputFields, listPorts, listServices, searchSoapOperations } from './designMethods';
import { executeSoapApi } from './execute';
import { soapApiProperties } from './properties';

export class SoapApi implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SOAP API',
    name: 'soapApi',
    icon: { light: 'file:../../icons/soap-api.svg', dark: 'file:../../icons/soap-api.dark.svg' },
    group: ['input'],
    version: 1,
    subtitle:
      '={{ $parameter.operation === "sendXml" ? "Send XML" : $parameter.operation === "describe" && !$parameter.soapOperation?.value ? "Describe all operations" : ($parameter.operation === "describe" ? "Describe " : "") + (($parameter.soapOperation?.value || "choose an operation").replace(/^([^\\/]*)\\/.*\\//, "$1.")) + ($parameter.operation === "getMany" ? ($parameter.returnAll ? " · all pages" : " · up to " + $parameter.limit) : "") }}',
    description:
      'Call any SOAP service: operations and typed fields from its WSDL, within its rate limits, with retries and faults that explain themselves',
    defaults: { name: 'SOAP API' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: outputsExpression,
    credentials: soapCredentialSlots,
    properties: soapApiProperties,
  };

  methods = {
    loadOptions: { listServices, listPorts },
    listSearch: { searchSoapOperations },
    resourceMapping: { listInputFields },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeSoapApi(this);
  }
}

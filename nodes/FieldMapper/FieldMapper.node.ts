import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { executeFieldMapper } from './execute';
import { fieldMapperProperties } from './properties';

export class FieldMapper implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Field Mapper',
    name: 'fieldMapper',
    icon: { light: 'file:../../icons/field-mapper.svg', dark: 'file:../../icons/field-mapper.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{ $parameter.mode === "fields" ? (($parameter.mapping.rows || []).length + (($parameter.mapping.rows || []).length === 1 ? " field" : " fields")) : "JSONata" }}',
    description: "Turn one system's fields into another's: rename, convert, check, compute",
    defaults: { name: 'Field Mapper' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{ $parameter.invalid === 'output' ? [{ type: '${NodeConnectionTypes.Main}', displayName: 'Done' }, { type: '${NodeConnectionTypes.Main}', displayName: 'Rejected' }] : [{ type: '${NodeConnectionTypes.Main}' }] }}`,
    properties: fieldMapperProperties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeFieldMapper(this);
  }
}

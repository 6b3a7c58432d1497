import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { inputsExpression, outputsExpression, subtitleExpression } from './connections';
import { documentCredentials } from './credentials';
import { executeFieldMapper } from './execute';
import { fieldMapperProperties } from './properties';

export class FieldMapper implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Field Mapper',
    name: 'fieldMapper',
    icon: { light: 'file:../../icons/field-mapper.svg', dark: 'file:../../icons/field-mapper.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: subtitleExpression,
    description: "Turn one system's fields into another's: rename, convert, check, compute",
    defaults: { name: 'Field Mapper' },
    usableAsTool: true,
    inputs: inputsExpression,
    outputs: outputsExpression,
    credentials: documentCredentials,
    properties: fieldMapperProperties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeFieldMapper(this);
  }
}

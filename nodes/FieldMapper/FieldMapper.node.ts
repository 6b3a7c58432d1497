import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { inputsExpression, outputsExpression, subtitleExpression } from './connections';
import { documentCredentials } from './credentials';
import { listTargetFields, listTargetOperations } from './designMethods';
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

  methods = {
    loadOptions: { listTargetOperations },
    resourceMapping: { listTargetFields },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeFieldMapper(this);
  }
}

import type { INodeProperties } from 'n8n-workflow';
import { credentialTypes } from '../shared/credentialTypes';
import { optionsField } from '../shared/optionsField';
import { toProperties } from '../shared/toProperties';
import { fileOptions, getOneOptions, readOptions, sendManyOptions, writeOptions } from './fields/options';
import { downloadFields, limitFields, pathField, queryField } from './fields/request';
import { sendManyFields } from './fields/sendingMany';
import { sendFields, uploadFields } from './fields/writing';
import { operations, type OperationName } from './operations';

const during = (...names: OperationName[]) => ({ operation: names });

const authenticationProperty: INodeProperties = {
  displayName: 'Authentication',
  name: 'authentication',
  type: 'options',
  noDataExpression: true,
  default: 'apiIntegrationTokenApi',
  description: 'How the API lets you in. The credential also holds the base URL and the pace.',
  options: [
    ...Object.entries(credentialTypes).map(([value, { label }]) => ({ name: label, value })),
    { name: 'None', value: 'none' },
  ],
};

const operationProperty: INodeProperties = {
  displayName: 'Operation',
  name: 'operation',
  type: 'options',
  noDataExpression: true,
  default: 'getMany' satisfies OperationName,
  options: Object.entries(operations).map(([value, { label, help, action }]) => ({
    name: label,
    value,
    description: help,
    action,
  })),
};

/** The form, from top to bottom. */
export const restApiProperties: INodeProperties[] = [
  authenticationProperty,
  operationProperty,
  ...toProperties([pathField]),
  ...toProperties(sendFields, during('send')),
  ...toProperties(sendManyFields, during('sendMany')),
  ...toProperties(uploadFields, during('upload')),
  ...toProperties(downloadFields, during('download')),
  ...toProperties([queryField]),
  ...toProperties(limitFields, during('getMany')),
  ...toProperties([optionsField(readOptions)], during('getMany')),
  ...toProperties([optionsField(getOneOptions)], during('getOne')),
  ...toProperties([optionsField(writeOptions)], during('send')),
  ...toProperties([optionsField(sendManyOptions)], during('sendMany')),
  ...toProperties([optionsField(fileOptions)], during('download', 'upload', 'detect')),
];

import type { INodeProperties } from 'n8n-workflow';
import { limitFields } from '../shared/api/fields/limitFields';
import { authenticationProperties, operationProperty } from '../shared/api/formProperties';
import { optionsField } from '../shared/optionsField';
import { toProperties } from '../shared/toProperties';
import { fileOptions, getOneOptions, readOptions, sendManyOptions, writeOptions } from './fields/options';
import { downloadFields, pathField, queryField } from './fields/request';
import { sendManyFields } from './fields/sendingMany';
import { sendFields, uploadFields } from './fields/writing';
import { operations, type OperationName } from './operations';

const during = (...names: OperationName[]) => ({ operation: names });

/** The form, from top to bottom. */
export const restApiProperties: INodeProperties[] = [
  ...authenticationProperties,
  operationProperty(operations, 'getMany' satisfies OperationName),
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

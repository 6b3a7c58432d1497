import type { INodeProperties } from 'n8n-workflow';
import { operationProperty } from '../shared/api/formProperties';
import { optionsField } from '../shared/optionsField';
import { toProperties } from '../shared/toProperties';
import { authenticationProperty } from './credentials';
import { documentFields } from './fields/document';
import {
  expressionField,
  invalidField,
  invalidWhenCheckedField,
  modeField,
  rowsField,
  schemaField,
  unmappedField,
  validateModeField,
} from './fields/mapping';
import { documentOptions, mapOptions, validateOptions } from './fields/options';
import { type OperationName, operations } from './operations';

const during = (...names: OperationName[]) => ({ operation: names });

/** The form, from top to bottom. */
export const fieldMapperProperties: INodeProperties[] = [
  operationProperty(operations, 'map' satisfies OperationName),
  ...toProperties([modeField], during('map', 'document')),
  ...toProperties([validateModeField], during('validate')),
  ...toProperties([rowsField, expressionField, schemaField, ...documentFields]),
  authenticationProperty,
  ...toProperties([unmappedField, invalidField], during('map')),
  ...toProperties([invalidWhenCheckedField], during('validate')),
  ...toProperties([optionsField(mapOptions)], during('map')),
  ...toProperties([optionsField(validateOptions)], during('validate')),
  ...toProperties([optionsField(documentOptions)], during('document')),
];

import type { INodeProperties } from 'n8n-workflow';
import { toOptions, toProperties } from '../shared/toProperties';
import { expressionField, invalidField, modeField, optionFields, rowsField, unmappedField } from './fields';

/** The form, from top to bottom. */
export const fieldMapperProperties: INodeProperties[] = [
  ...toProperties([modeField, rowsField, expressionField, unmappedField, invalidField]),
  toOptions('options', 'Options', optionFields),
];

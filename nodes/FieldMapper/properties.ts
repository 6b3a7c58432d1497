import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../shared/optionsField';
import { toProperties } from '../shared/toProperties';
import { expressionField, invalidField, modeField, optionFields, rowsField, unmappedField } from './fields';

/** The form, from top to bottom. */
export const fieldMapperProperties: INodeProperties[] = [
  ...toProperties([modeField, rowsField, expressionField, unmappedField, invalidField]),
  ...toProperties([optionsField(optionFields)]),
];

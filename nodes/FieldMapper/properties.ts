import type { INodeProperties } from 'n8n-workflow';
import { operationProperty } from '../shared/api/formProperties';
import { optionsField } from '../shared/optionsField';
import { toProperties, type Visibility } from '../shared/toProperties';
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
import { documentOptions, mapOptions, suggestOptions, validateOptions } from './fields/options';
import { targetFieldsProperty, targetOperationProperty, targetPlaceFields } from './fields/target';
import { type OperationName, operations } from './operations';

const during = (...names: OperationName[]) => ({ operation: names });

/** Only what is at a URL is asked for. */
const authenticationWhere: readonly Visibility[] = [
  { ...during('map', 'validate', 'document'), mode: ['document'], documentFrom: ['url'] },
  { ...during('map', 'document'), mode: ['target'], targetAt: ['url'] },
  { ...during('suggest'), targetAt: ['url'] },
];

function shownWhen(property: INodeProperties, when: Visibility): INodeProperties {
  const show = { ...when, ...property.displayOptions?.show };
  return {
    ...property,
    displayOptions: { show: show as NonNullable<INodeProperties['displayOptions']>['show'] },
  };
}

/** The form, from top to bottom. */
export const fieldMapperProperties: INodeProperties[] = [
  operationProperty(operations, 'map' satisfies OperationName),
  ...toProperties([modeField], during('map', 'document')),
  ...toProperties([validateModeField], during('validate')),
  ...toProperties([rowsField, ...documentFields], during('map', 'validate', 'document')),
  ...toProperties([expressionField], during('map', 'document')),
  ...toProperties([schemaField], during('validate')),
  ...toProperties(targetPlaceFields, during('suggest')),
  ...toProperties(targetPlaceFields, { ...during('map', 'document'), mode: ['target'] }),
  ...[during('suggest'), { ...during('map', 'document'), mode: ['target'] }].map((when) =>
    shownWhen(targetOperationProperty, when),
  ),
  ...authenticationWhere.map((when) => shownWhen(authenticationProperty, when)),
  shownWhen(targetFieldsProperty, { ...during('map', 'document'), mode: ['target'] }),
  ...toProperties([unmappedField, invalidField], during('map')),
  ...toProperties([invalidWhenCheckedField], during('validate')),
  ...toProperties([optionsField(mapOptions)], during('map')),
  ...toProperties([optionsField(suggestOptions)], during('suggest')),
  ...toProperties([optionsField(validateOptions)], during('validate')),
  ...toProperties([optionsField(documentOptions)], during('document')),
];

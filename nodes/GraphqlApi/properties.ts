import type { INodeProperties } from 'n8n-workflow';
import { limitFields } from '../shared/api/fields/limitFields';
import { authenticationProperties, operationProperty } from '../shared/api/formProperties';
import { optionsField } from '../shared/optionsField';
import { toProperties } from '../shared/toProperties';
import {
  argumentsAsProperty,
  argumentsMappingProperties,
  argumentsProperty,
  callProperty,
  objectsProperty,
  returnFieldsProperty,
} from './fields/call';
import { documentFields, endpointField, selectionField } from './fields/document';
import { documentOptions, runOptions, subscribeOptions } from './fields/options';
import { subscriptionFields } from './fields/subscription';
import { operations, type OperationName } from './operations';

const during = (...names: OperationName[]) => ({ operation: names });

/** The property with an operation added to when it is shown. */
function shown(property: INodeProperties, ...names: OperationName[]): INodeProperties {
  const { displayOptions } = property;
  return {
    ...property,
    displayOptions: { ...displayOptions, show: { ...displayOptions?.show, ...during(...names) } },
  };
}

/** The form, from top to bottom. */
export const graphqlApiProperties: INodeProperties[] = [
  ...authenticationProperties,
  operationProperty(operations, 'run' satisfies OperationName),
  ...toProperties([endpointField]),
  shown(callProperty, 'run'),
  shown(argumentsAsProperty, 'run'),
  shown(argumentsProperty, 'run'),
  ...argumentsMappingProperties.map((each) => shown(each, 'run')),
  shown(returnFieldsProperty, 'run'),
  shown(objectsProperty, 'run'),
  ...toProperties([selectionField], during('run')),
  ...toProperties(documentFields, during('document', 'subscribe')),
  ...toProperties(subscriptionFields, during('subscribe')),
  ...toProperties(limitFields, during('run', 'document')),
  ...toProperties([optionsField(runOptions)], during('run')),
  ...toProperties([optionsField(documentOptions)], during('document')),
  ...toProperties([optionsField(subscribeOptions)], during('subscribe')),
];

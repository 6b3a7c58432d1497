import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { limitFields } from '../shared/api/fields/limitFields';
import { authenticationProperties, operationProperty } from '../shared/api/formProperties';
import { optionsField } from '../shared/optionsField';
import { toProperties, type Visibility } from '../shared/toProperties';
import {
  argumentsAsProperty,
  argumentsMappingProperties,
  argumentsProperty,
  callProperty,
  objectsProperty,
  returnFieldsProperty,
  selectionProperty,
  subscriptionProperty,
} from './fields/call';
import { documentFields, endpointField } from './fields/document';
import { documentOptions, runOptions, subscribeOptions } from './fields/options';
import { subscriptionAsField, subscriptionFields } from './fields/subscription';
import { operations, type OperationName } from './operations';

const during = (...names: OperationName[]) => ({ operation: names });
const subscribing = (as: 'list' | 'document') => ({ ...during('subscribe'), subscriptionAs: [as] });

/** The property with more that has to be so for it to be shown. */
function shown(property: INodeProperties, when: Visibility): INodeProperties {
  const { displayOptions } = property;
  const show = { ...displayOptions?.show, ...when } as IDisplayOptions['show'];
  return { ...property, displayOptions: { ...displayOptions, show } };
}

/** An operation of the schema: which one, its arguments and what comes back. */
const fromList = (call: INodeProperties, when: Visibility): INodeProperties[] =>
  [
    call,
    argumentsAsProperty,
    argumentsProperty,
    ...argumentsMappingProperties,
    returnFieldsProperty,
    objectsProperty,
    selectionProperty,
  ].map((each) => shown(each, when));

/** The form, from top to bottom. */
export const graphqlApiProperties: INodeProperties[] = [
  ...authenticationProperties,
  operationProperty(operations, 'run' satisfies OperationName),
  ...toProperties([endpointField]),
  ...fromList(callProperty, during('run')),
  ...toProperties([subscriptionAsField], during('subscribe')),
  ...fromList(subscriptionProperty, subscribing('list')),
  ...toProperties(documentFields, during('document')),
  ...toProperties(documentFields, subscribing('document')),
  ...toProperties(subscriptionFields, during('subscribe')),
  ...toProperties(limitFields, during('run', 'document')),
  ...toProperties([optionsField(runOptions)], during('run')),
  ...toProperties([optionsField(documentOptions)], during('document')),
  ...toProperties([optionsField(subscribeOptions)], during('subscribe')),
];

import type { INodeProperties } from 'n8n-workflow';
import { limitFields } from '../shared/api/fields/limitFields';
import { operationProperty, soapAuthenticationProperties } from '../shared/api/formProperties';
import { optionsField } from '../shared/optionsField';
import { toProperties } from '../shared/toProperties';
import { envelopeFields } from './fields/envelope';
import { callOptions, describeOptions, getManyOptions, xmlOptions } from './fields/options';
import {
  describedOperationProperty,
  inputProperties,
  portProperty,
  serviceProperty,
  soapOperationProperty,
  wsdlFields,
} from './fields/wsdl';
import { operations, type OperationName } from './operations';

const during = (...names: OperationName[]) => ({ operation: names });
const byWsdl = during('call', 'getMany', 'describe');
const calling = during('call', 'getMany');

/** Shown during some operations, besides what the property says itself. */
function shownDuring(property: INodeProperties, when: ReturnType<typeof during>): INodeProperties {
  const { displayOptions } = property;
  return { ...property, displayOptions: { ...displayOptions, show: { ...when, ...displayOptions?.show } } };
}

/** The form, from top to bottom. */
export const soapApiProperties: INodeProperties[] = [
  ...soapAuthenticationProperties,
  operationProperty(operations, 'call' satisfies OperationName),
  ...toProperties(wsdlFields, byWsdl),
  ...[serviceProperty, portProperty].map((each) => shownDuring(each, byWsdl)),
  ...[soapOperationProperty, ...inputProperties].map((each) => shownDuring(each, calling)),
  shownDuring(describedOperationProperty, during('describe')),
  ...toProperties(envelopeFields, during('sendXml')),
  ...toProperties(limitFields, during('getMany')),
  ...toProperties([optionsField(callOptions)], during('call')),
  ...toProperties([optionsField(getManyOptions)], during('getMany')),
  ...toProperties([optionsField(describeOptions)], during('describe')),
  ...toProperties([optionsField(xmlOptions)], during('sendXml')),
];

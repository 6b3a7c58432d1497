import type { INodeProperties } from 'n8n-workflow';
import { limitFields } from '../shared/api/fields/limitFields';
import { operationProperty, soapAuthenticationProperties } from '../shared/api/formProperties';
import { optionsField } from '../shared/optionsField';
import { toProperties } from '../shared/toProperties';
import { envelopeFields } from './fields/envelope';
import { callOptions, getManyOptions, xmlOptions } from './fields/options';
import {
  inputProperties,
  portProperty,
  serviceProperty,
  soapOperationProperty,
  wsdlFields,
} from './fields/wsdl';
import { operations, type OperationName } from './operations';

const during = (...names: OperationName[]) => ({ operation: names });
const byWsdl = during('call', 'getMany');

/** Shown for the operations that have a WSDL, besides what the property says itself. */
function forWsdl(property: INodeProperties): INodeProperties {
  return { ...property, displayOptions: { show: { ...byWsdl, ...property.displayOptions?.show } } };
}

/** The form, from top to bottom. */
export const soapApiProperties: INodeProperties[] = [
  ...soapAuthenticationProperties,
  operationProperty(operations, 'call' satisfies OperationName),
  ...toProperties(wsdlFields, byWsdl),
  ...[serviceProperty, portProperty, soapOperationProperty, ...inputProperties].map(forWsdl),
  ...toProperties(envelopeFields, during('sendXml')),
  ...toProperties(limitFields, during('getMany')),
  ...toProperties([optionsField(callOptions)], during('call')),
  ...toProperties([optionsField(getManyOptions)], during('getMany')),
  ...toProperties([optionsField(xmlOptions)], during('sendXml')),
];

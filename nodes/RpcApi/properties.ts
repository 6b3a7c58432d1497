import type { INodeProperties } from 'n8n-workflow';
import { protocols } from '../../lib';
import { limitFields } from '../shared/api/fields/limitFields';
import { authenticationProperties, operationProperty } from '../shared/api/formProperties';
import { optionsField } from '../shared/optionsField';
import { toProperties, type Visibility } from '../shared/toProperties';
import { batchSizeField } from './fields/batchSizeField';
import {
  methodProperty,
  parameterFieldsProperty,
  parametersAsProperty,
  parametersJsonProperty,
  parametersMappingProperties,
} from './fields/method';
import { optionsOf } from './fields/options';
import { operations, type OperationName } from './operations';
import { protocolForms, type ProtocolName, protocolNames } from './protocolForms';

/** Called `resource`, so that n8n's panel of actions lists the operations of each protocol. */
const protocolProperty: INodeProperties = {
  displayName: 'Protocol',
  name: 'resource',
  type: 'options',
  noDataExpression: true,
  default: 'jsonRpc' satisfies ProtocolName,
  description: 'What the API speaks.',
  options: protocolNames.map((value) => {
    const { label, help } = protocols.get(value);
    return { name: label, value, description: help };
  }),
};

/** The form, from top to bottom. */
export const rpcApiProperties: INodeProperties[] = [
  ...authenticationProperties,
  protocolProperty,
  ...protocolNames.flatMap(fieldsOf),
];

function fieldsOf(protocol: ProtocolName): INodeProperties[] {
  const { operations: names, fields, options, examples } = protocolForms[protocol];
  // n8n's panel lists the actions of all protocols together.
  const { label } = protocols.get(protocol);
  const own = Object.fromEntries(
    names.map((name) => [name, { ...operations[name], action: `${operations[name].action} by ${label}` }]),
  );
  const shown = (properties: INodeProperties[]) =>
    properties.map((each) => shownFor(each, { resource: [protocol] }));
  const during = (name: OperationName) => ({ operation: [name] });
  return shown([
    operationProperty(own, names[0]!),
    ...toProperties(fields),
    methodProperty(examples.method),
    parametersAsProperty,
    parameterFieldsProperty,
    ...parametersMappingProperties,
    parametersJsonProperty(examples.parameters),
    ...(names.includes('sendMany') ? toProperties([batchSizeField], during('sendMany')) : []),
    ...(names.includes('getMany') ? toProperties(limitFields, during('getMany')) : []),
    ...names.flatMap((name) => toProperties([optionsField(optionsOf(name, options))], during(name))),
  ]);
}

function shownFor(property: INodeProperties, when: Visibility): INodeProperties {
  const show = Object.fromEntries(Object.entries(when).map(([name, values]) => [name, [...values]]));
  const { displayOptions } = property;
  return { ...property, displayOptions: { ...displayOptions, show: { ...show, ...displayOptions?.show } } };
}

import type { Field } from '../../../lib';

/** Send XML: everything that a WSDL would say is said by hand. */
export const envelopeFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'endpoint',
    label: 'Endpoint',
    help: "Where the service is: a full URL, or a path below the credential's base URL.",
    default: '',
    placeholder: 'https://example.com/soap/orders',
    required: true,
  },
  {
    kind: 'choice',
    name: 'version',
    label: 'SOAP Version',
    help: 'Which envelope and content type the service expects.',
    default: '1.1',
    choices: [
      { value: '1.1', label: '1.1' },
      { value: '1.2', label: '1.2' },
    ],
  },
  {
    kind: 'text',
    name: 'soapAction',
    label: 'SOAP Action',
    help: 'What the documentation of the service names so; many services need none.',
    default: '',
    placeholder: 'urn:orders/GetOrder',
  },
  {
    kind: 'text',
    name: 'xml',
    label: 'XML',
    help: 'The envelope, or only what goes into its body. ${ } takes a JSONata expression over the input item, such as ${order.id}; its value is escaped.',
    default: '',
    placeholder: '<GetOrder xmlns="urn:orders"><id>${id}</id></GetOrder>',
    required: true,
    rows: 8,
  },
  {
    kind: 'text',
    name: 'recordsAt',
    label: 'Result At',
    help: 'Path or JSONata expression that leads to the result in the parsed body. Empty: all of it.',
    default: '',
    placeholder: 'order.lines.line',
  },
];

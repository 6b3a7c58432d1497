/** What the node can do. One line an operation. */
export const operations = {
  call: {
    label: 'Call',
    help: 'Call an operation of the WSDL once for each item',
    action: 'Call a SOAP operation',
  },
  getMany: {
    label: 'Get Many',
    help: 'Read a list, all pages of it, with an operation of the WSDL',
    action: 'Get many records by SOAP',
  },
  describe: {
    label: 'Describe',
    help: 'Show what operations of the WSDL take and return; nothing is called',
    action: 'Describe SOAP operations',
  },
  sendXml: {
    label: 'Send XML',
    help: 'Send an envelope of your own, without a WSDL',
    action: 'Send a SOAP envelope',
  },
} as const;

export type OperationName = keyof typeof operations;

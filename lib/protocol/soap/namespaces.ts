/** Namespaces of the standards, by the names used here. */
export const namespaces = {
  soap11: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
  encoding11: 'http://schemas.xmlsoap.org/soap/encoding/',
  encoding12: 'http://www.w3.org/2003/05/soap-encoding',
  schema: 'http://www.w3.org/2001/XMLSchema',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
  xop: 'http://www.w3.org/2004/08/xop/include',
  wsdl: 'http://schemas.xmlsoap.org/wsdl/',
  wsdlSoap11: 'http://schemas.xmlsoap.org/wsdl/soap/',
  wsdlSoap12: 'http://schemas.xmlsoap.org/wsdl/soap12/',
} as const;

/** The prefixes that people know them by. */
export const usualPrefixes: Readonly<Record<string, string>> = {
  [namespaces.soap11]: 'soap',
  [namespaces.soap12]: 'soap',
  [namespaces.encoding11]: 'enc',
  [namespaces.encoding12]: 'enc',
  [namespaces.schema]: 'xsd',
  [namespaces.instance]: 'xsi',
};

/** A service of the namespace "urn:small" with document/literal operations. */
export interface SmallService {
  /** XSD of the elements `<Name>` and `<Name>Response` of each operation, and what they need; prefix "tns". */
  readonly schema: string;
  readonly operations: readonly string[];
  /** Operations without an answer. */
  readonly oneWay?: readonly string[];
  /** An element of the schema that may go into the headers. */
  readonly header?: string;
  /** Where the service is; default: http://small.test. */
  readonly origin?: string;
}

export function smallWsdl({ schema, operations, oneWay = [], header, origin }: SmallService): string {
  const all = [...operations, ...oneWay];
  const answered = (name: string, xml: string) => (oneWay.includes(name) ? '' : xml);
  const messages = all.map(
    (name) =>
      `<message name="${name}In"><part name="p" element="tns:${name}"/></message>${answered(name, `<message name="${name}Out"><part name="p" element="tns:${name}Response"/></message>`)}`,
  );
  const abstract = all.map(
    (name) =>
      `<operation name="${name}"><input message="tns:${name}In"/>${answered(name, `<output message="tns:${name}Out"/>`)}</operation>`,
  );
  const head = header ? '<soap:header message="tns:Head" part="h" use="literal"/>' : '';
  const concrete = all.map(
    (name) =>
      `<operation name="${name}"><soap:operation soapAction="urn:small/${name}"/><input><soap:body use="literal"/>${head}</input>${answered(name, '<output><soap:body use="literal"/></output>')}</operation>`,
  );
  return `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:small" targetNamespace="urn:small">
<types><xs:schema targetNamespace="urn:small" elementFormDefault="qualified">${schema}</xs:schema></types>
${messages.join('\n')}${header ? `<message name="Head"><part name="h" element="tns:${header}"/></message>` : ''}
<portType name="T">${abstract.join('')}</portType>
<binding name="B" type="tns:T"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>${concrete.join('')}</binding>
<service name="Small"><port name="P" binding="tns:B"><soap:address location="${origin ?? 'http://small.test'}/soap"/></port></service></definitions>`;
}

/** An element of the schema with elements in it. */
export function elementOf(name: string, content: string): string {
  return `<xs:element name="${name}"><xs:complexType>${content}</xs:complexType></xs:element>`;
}

export function soapEnvelope(body: string, more = ''): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${more}<s:Body>${body}</s:Body></s:Envelope>`;
}

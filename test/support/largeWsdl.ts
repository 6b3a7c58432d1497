/** A WSDL of that many operations and types; each operation takes and gives one of the types. */
export function largeWsdl(operations: number, types: number): string {
  const count = (number: number, make: (index: number) => string) =>
    Array.from({ length: number }, (_, index) => make(index)).join('');
  return `<?xml version="1.0"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:large" targetNamespace="urn:large">
<types><xs:schema targetNamespace="urn:large" elementFormDefault="qualified">${count(
    types,
    (index) =>
      `<xs:complexType name="T${index}"><xs:sequence><xs:element name="id" type="xs:long"/><xs:element name="name" type="xs:string" minOccurs="0"/><xs:element name="amount" type="xs:decimal"/><xs:element name="next" type="tns:T${(index * 7 + 1) % types}" minOccurs="0"/></xs:sequence><xs:attribute name="code" type="xs:string"/></xs:complexType>`,
  )}${count(
    operations,
    (index) =>
      `<xs:element name="Op${index}"><xs:complexType><xs:sequence><xs:element name="value" type="tns:T${index}"/></xs:sequence></xs:complexType></xs:element><xs:element name="Op${index}Response"><xs:complexType><xs:sequence><xs:element name="result" type="tns:T${index + 1}"/></xs:sequence></xs:complexType></xs:element>`,
  )}</xs:schema></types>${count(
    operations,
    (index) =>
      `<message name="Op${index}In"><part name="parameters" element="tns:Op${index}"/></message><message name="Op${index}Out"><part name="parameters" element="tns:Op${index}Response"/></message>`,
  )}<portType name="P">${count(
    operations,
    (index) =>
      `<operation name="Op${index}"><documentation>Does ${index}</documentation><input message="tns:Op${index}In"/><output message="tns:Op${index}Out"/></operation>`,
  )}</portType><binding name="B" type="tns:P"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>${count(
    operations,
    (index) =>
      `<operation name="Op${index}"><soap:operation soapAction="urn:Op${index}"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>`,
  )}</binding><service name="S"><port name="Port" binding="tns:B"><soap:address location="http://127.0.0.1/large"/></port></service></definitions>`;
}

const types = `
    <xs:schema targetNamespace="urn:demo:orders" elementFormDefault="qualified">
      <xs:simpleType name="Status">
        <xs:restriction base="xs:string">
          <xs:enumeration value="open"/>
          <xs:enumeration value="paid"/>
          <xs:enumeration value="shipped"/>
          <xs:enumeration value="returned"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Priority">
        <xs:restriction base="xs:string">
          <xs:enumeration value="low"/>
          <xs:enumeration value="normal"/>
          <xs:enumeration value="high"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:complexType name="Line">
        <xs:sequence>
          <xs:element name="sku" type="xs:string"/>
          <xs:element name="quantity" type="xs:int"/>
          <xs:element name="unitPrice" type="xs:decimal"/>
        </xs:sequence>
      </xs:complexType>
      <xs:complexType name="Order">
        <xs:sequence>
          <xs:element name="id" type="xs:long"/>
          <xs:element name="number" type="xs:string"/>
          <xs:element name="status" type="tns:Status"/>
          <xs:element name="total" type="xs:decimal"/>
          <xs:element name="shippedOn" type="xs:date" nillable="true"/>
          <xs:element name="line" type="tns:Line" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="currency" type="xs:string" use="required"/>
      </xs:complexType>
      <xs:complexType name="Page">
        <xs:sequence>
          <xs:element name="searchId" type="xs:string"/>
          <xs:element name="pageIndex" type="xs:int"/>
          <xs:element name="totalPages" type="xs:int"/>
          <xs:element name="totalRecords" type="xs:int"/>
          <xs:element name="order" type="tns:Order" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
      </xs:complexType>
      <xs:element name="GetOrder">
        <xs:complexType><xs:sequence>
          <xs:element name="number" type="xs:string">
            <xs:annotation><xs:documentation>Such as 2024-00001</xs:documentation></xs:annotation>
          </xs:element>
        </xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="GetOrderResponse">
        <xs:complexType><xs:sequence><xs:element name="order" type="tns:Order"/></xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="PlaceOrder">
        <xs:complexType><xs:sequence>
          <xs:element name="customer" type="xs:string"/>
          <xs:element name="priority" type="tns:Priority" default="normal"/>
          <xs:element name="shipBy" type="xs:date" minOccurs="0"/>
          <xs:element name="line" type="tns:Line" maxOccurs="unbounded"/>
        </xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="PlaceOrderResponse">
        <xs:complexType><xs:sequence>
          <xs:element name="number" type="xs:string"/>
          <xs:element name="customer" type="xs:string"/>
          <xs:element name="priority" type="tns:Priority"/>
          <xs:element name="total" type="xs:decimal"/>
        </xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="SearchOrders">
        <xs:complexType><xs:sequence>
          <xs:element name="status" type="tns:Status" minOccurs="0"/>
          <xs:element name="pageSize" type="xs:int" default="100"/>
        </xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="SearchOrdersResponse" type="tns:Page"/>
      <xs:element name="SearchMore">
        <xs:complexType><xs:sequence>
          <xs:element name="searchId" type="xs:string"/>
          <xs:element name="pageIndex" type="xs:int"/>
        </xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="SearchMoreResponse" type="tns:Page"/>
      <xs:element name="OrderFault">
        <xs:complexType><xs:sequence>
          <xs:element name="number" type="xs:string"/>
          <xs:element name="attempts" type="xs:int"/>
        </xs:sequence></xs:complexType>
      </xs:element>
    </xs:schema>`;

const operations: ReadonlyArray<readonly [name: string, documentation: string]> = [
  ['GetOrder', 'One order by its number'],
  ['PlaceOrder', 'A new order'],
  ['SearchOrders', 'The first page of all orders, or of those in one state'],
  ['SearchMore', 'Another page of a search'],
];

const messages = operations
  .map(
    ([name]) => `
  <message name="${name}Input"><part name="parameters" element="tns:${name}"/></message>
  <message name="${name}Output"><part name="parameters" element="tns:${name}Response"/></message>`,
  )
  .join('');

const portType = operations
  .map(
    ([name, documentation]) => `
    <operation name="${name}">
      <documentation>${documentation}</documentation>
      <input message="tns:${name}Input"/>
      <output message="tns:${name}Output"/>
    </operation>`,
  )
  .join('');

const binding = (name: string, prefix: string) => `
  <binding name="${name}" type="tns:Orders">
    <${prefix}:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>${operations
      .map(
        ([operation]) => `
    <operation name="${operation}">
      <${prefix}:operation soapAction="urn:demo:orders/${operation}"/>
      <input><${prefix}:body use="literal"/></input>
      <output><${prefix}:body use="literal"/></output>
    </operation>`,
      )
      .join('')}
  </binding>`;

/** The description of the orders service, at the address by which the client reached it. */
export function ordersWsdl(origin: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="OrderService" targetNamespace="urn:demo:orders" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="urn:demo:orders" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/">
  <types>${types}
  </types>${messages}
  <portType name="Orders">${portType}
  </portType>${binding('OrdersSoap', 'soap')}${binding('OrdersSoap12', 'soap12')}
  <service name="OrderService">
    <port name="OrdersSoap" binding="tns:OrdersSoap"><soap:address location="${origin}/soap/orders"/></port>
    <port name="OrdersSoap12" binding="tns:OrdersSoap12"><soap12:address location="${origin}/soap/orders"/></port>
  </service>
</definitions>
`;
}

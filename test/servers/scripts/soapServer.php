<?php
// PHP's SoapServer: document/literal (1.1 and 1.2), rpc/literal and rpc/encoded, by the WSDL that ?wsdl=style gives.
$style = $_GET['wsdl'] ?? $_GET['style'] ?? 'document';
$version = ($_GET['version'] ?? '1.1') === '1.2' ? '1.2' : '1.1';
$origin = 'http://' . $_SERVER['HTTP_HOST'];

function wsdl(string $style, string $version, string $origin): string
{
    $rpc = $style !== 'document';
    $use = $style === 'encoded' ? 'encoded' : 'literal';
    $body = $style === 'encoded'
        ? '<soap:body use="encoded" namespace="urn:shop" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/>'
        : ($rpc ? '<soap:body use="literal" namespace="urn:shop"/>' : '<soap:body use="literal"/>');
    $soap = $version === '1.2' ? 'http://schemas.xmlsoap.org/wsdl/soap12/' : 'http://schemas.xmlsoap.org/wsdl/soap/';
    $in = $rpc
        ? '<part name="customer" type="xs:string"/><part name="lines" type="tns:Lines"/>'
        : '<part name="parameters" element="tns:total"/>';
    $out = $rpc ? '<part name="total" type="tns:Total"/>' : '<part name="parameters" element="tns:totalResponse"/>';
    $lines = $style === 'encoded'
        ? '<xs:complexType name="Lines"><xs:complexContent><xs:restriction base="enc:Array"><xs:attribute ref="enc:arrayType" wsdl:arrayType="tns:Line[]"/></xs:restriction></xs:complexContent></xs:complexType>'
        : '<xs:complexType name="Lines"><xs:sequence><xs:element name="line" type="tns:Line" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>';
    return <<<XML
<?xml version="1.0"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="$soap" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:enc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:tns="urn:shop" targetNamespace="urn:shop">
<types><xs:schema targetNamespace="urn:shop" elementFormDefault="qualified"><xs:import namespace="http://schemas.xmlsoap.org/soap/encoding/"/>
<xs:complexType name="Line"><xs:sequence><xs:element name="sku" type="xs:string"/><xs:element name="quantity" type="xs:int"/><xs:element name="price" type="xs:decimal"/><xs:element name="note" type="xs:string" nillable="true" minOccurs="0"/></xs:sequence></xs:complexType>
$lines
<xs:complexType name="Total"><xs:sequence><xs:element name="customer" type="xs:string"/><xs:element name="lines" type="xs:int"/><xs:element name="amount" type="xs:decimal"/><xs:element name="big" type="xs:long"/></xs:sequence></xs:complexType>
<xs:element name="total"><xs:complexType><xs:sequence><xs:element name="customer" type="xs:string"/><xs:element name="lines" type="tns:Lines"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="totalResponse"><xs:complexType><xs:sequence><xs:element name="total" type="tns:Total"/></xs:sequence></xs:complexType></xs:element>
</xs:schema></types>
<message name="totalIn">$in</message><message name="totalOut">$out</message>
<portType name="Shop"><operation name="total"><input message="tns:totalIn"/><output message="tns:totalOut"/></operation></portType>
<binding name="ShopBinding" type="tns:Shop"><soap:binding style="{$GLOBALS['bindingStyle']}" transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="total"><soap:operation soapAction="urn:shop/total"/><input>$body</input><output>$body</output></operation></binding>
<service name="ShopService"><port name="ShopPort" binding="tns:ShopBinding"><soap:address location="$origin/?style=$style&amp;version=$version"/></port></service>
</definitions>
XML;
}

$bindingStyle = $style === 'document' ? 'document' : 'rpc';
$text = wsdl($style, $version, $origin);
if ($_SERVER['REQUEST_METHOD'] === 'GET') {
    header('Content-Type: text/xml');
    echo $text;
    exit;
}

function amount(string $customer, array $lines): array
{
    if ($customer === 'nobody') {
        throw new SoapFault('Client', 'There is no such customer', null, ['customer' => $customer]);
    }
    if ($customer === 'crash') {
        throw new SoapFault('Server', 'The till is broken');
    }
    $cents = 0;
    foreach ($lines as $line) {
        $cents += (int) round((float) $line->price * 100) * $line->quantity;
    }
    $amount = number_format($cents / 100, 2, '.', '');
    return ['customer' => $customer, 'lines' => count($lines), 'amount' => $amount, 'big' => PHP_INT_MAX];
}

function asList($lines): array
{
    $list = is_object($lines) ? ($lines->line ?? []) : $lines;
    return is_array($list) ? $list : [$list];
}

class DocumentShop
{
    public function total($parameters)
    {
        return ['total' => amount($parameters->customer, asList($parameters->lines))];
    }
}

class RpcShop
{
    public function total($customer, $lines)
    {
        return amount($customer, asList($lines));
    }
}

$file = tempnam(sys_get_temp_dir(), 'wsdl');
file_put_contents($file, $text);
$server = new SoapServer($file, [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'soap_version' => $version === '1.2' ? SOAP_1_2 : SOAP_1_1,
]);
$server->setClass($style === 'document' ? 'DocumentShop' : 'RpcShop');
$server->handle();
unlink($file);

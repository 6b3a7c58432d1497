"""Spyne's own interoperability services (SOAP 1.1, strict validation by XSD), on the port given."""
import sys
from wsgiref.simple_server import make_server

from spyne.server.wsgi import WsgiApplication
from spyne.test.interop.server.soap11.soap_http_basic import soap11_application

make_server("127.0.0.1", int(sys.argv[1]), WsgiApplication(soap11_application)).serve_forever()

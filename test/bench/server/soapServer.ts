import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/*
 * The SOAP service of the benchmarks, in a process of its own: the demo service's orders with one answer. Once over
 * HTTP and once over TLS; sends both ports to its parent.
 */

const line = '<line><sku>SKU-100</sku><quantity>2</quantity><unitPrice>9.99</unitPrice></line>';
const order = `<order currency="EUR"><id>9007199254740993</id><number>2024-00001</number><status>paid</status><total>199.80</total><shippedOn xsi:nil="true"/>${line.repeat(10)}</order>`;
const answer = `<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><env:Body><GetOrderResponse xmlns="urn:demo:orders">${order}</GetOrderResponse></env:Body></env:Envelope>`;

const folder = join(__dirname, '../../support/certificates');
const tls = { cert: readFileSync(join(folder, 'server.pem')), key: readFileSync(join(folder, 'server.key')) };

const serve = (request: IncomingMessage, response: ServerResponse) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(200, {
      'content-type': 'text/xml; charset=utf-8',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
};

const servers = [createServer(serve), createTlsServer(tls, serve)];
process.once('disconnect', () => process.exit(0));
void Promise.all(
  servers.map(
    (server) =>
      new Promise<number>((resolve) =>
        server.listen(0, 'localhost', () => resolve((server.address() as AddressInfo).port)),
      ),
  ),
).then((ports) => process.send?.(ports));

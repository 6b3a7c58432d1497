import { type Order, orders } from '../data/orders';
import type { Answer } from '../http/Answer';
import { text } from '../http/Answer';
import type { Route } from '../http/Route';
import { clientFault, envelope, escape, readSoapRequest, type SoapRequest } from './envelope';
import { ordersWsdl } from './ordersWsdl';

export const soapRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/soap/orders',
    summary: 'The WSDL of the SOAP service of orders',
    handle: ({ origin }) => text(ordersWsdl(origin), 'text/xml; charset=utf-8'),
  },
  {
    method: 'POST',
    path: '/soap/orders',
    summary: 'SOAP 1.1 and 1.2: GetOrder, PlaceOrder, SearchOrders and SearchMore',
    handle({ body }) {
      const request = readSoapRequest(body.toString('utf8'));
      const answer = operations[request.operation];
      return answer ? answer(request) : clientFault(request, `There is no operation "${request.operation}".`);
    },
  },
];

const operations: Readonly<Record<string, (request: SoapRequest) => Answer>> = {
  GetOrder: getOrder,
  PlaceOrder: placeOrder,
  SearchOrders: (request) => {
    const [status = ''] = request.values('status');
    const [pageSize = '100'] = request.values('pageSize');
    return searchPage(request, `${status}.${pageSize}`, 1);
  },
  SearchMore: (request) => {
    const [searchId = ''] = request.values('searchId');
    return searchPage(request, searchId, Number(request.values('pageIndex')[0]));
  },
};

function getOrder(request: SoapRequest): Answer {
  const [number = ''] = request.values('number');
  const order = orders.find((each) => each.number === number);
  if (order) return respond(request, orderXml(order));
  const detail = `<OrderFault xmlns="urn:demo:orders"><number>${escape(number)}</number><attempts>1</attempts></OrderFault>`;
  return clientFault(request, `There is no order ${number}.`, detail);
}

function placeOrder(request: SoapRequest): Answer {
  const prices = request.values('unitPrice');
  const cents = request
    .values('quantity')
    .reduce((sum, quantity, at) => sum + Number(quantity) * Math.round(Number(prices[at]) * 100), 0);
  const [customer = ''] = request.values('customer');
  const [priority = ''] = request.values('priority');
  return respond(
    request,
    `<number>2025-00001</number><customer>${escape(customer)}</customer><priority>${priority}</priority><total>${(cents / 100).toFixed(2)}</total>`,
  );
}

/** A search is known by what it asks for, so that nothing has to be remembered. */
function searchPage(request: SoapRequest, searchId: string, pageIndex: number): Answer {
  const [status, size] = searchId.split('.');
  const pageSize = Math.min(Math.max(Number(size) || 100, 1), 100);
  const found = orders.filter((order) => !status || order.status === status);
  const totalPages = Math.ceil(found.length / pageSize);
  const page = found.slice((pageIndex - 1) * pageSize, pageIndex * pageSize);
  return respond(
    request,
    `<searchId>${escape(searchId)}</searchId><pageIndex>${pageIndex}</pageIndex><totalPages>${totalPages}</totalPages><totalRecords>${found.length}</totalRecords>${page.map(orderXml).join('')}`,
  );
}

function respond(request: SoapRequest, content: string): Answer {
  const name = `${request.operation}Response`;
  return envelope(request, `<${name} xmlns="urn:demo:orders">${content}</${name}>`);
}

function orderXml({ id, number, status, total, currency, lines }: Order): string {
  const shipped =
    status === 'shipped'
      ? '<shippedOn>2024-06-01</shippedOn>'
      : '<shippedOn xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>';
  const inner = lines.map(
    (line) =>
      `<line><sku>${line.sku}</sku><quantity>${line.quantity}</quantity><unitPrice>${line.unit_price.toFixed(2)}</unitPrice></line>`,
  );
  return `<order currency="${currency}"><id>${id}</id><number>${number}</number><status>${status}</status><total>${total.toFixed(2)}</total>${shipped}${inner.join('')}</order>`;
}

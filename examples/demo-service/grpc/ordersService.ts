import type {
  sendUnaryData,
  ServerErrorResponse,
  ServerUnaryCall,
  ServerWritableStream,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { status as statusCodes } from '@grpc/grpc-js';
import { type Order, orders } from '../data/orders';

interface GetOrderRequest {
  readonly number: string;
}

interface ExportOrdersRequest {
  readonly status: string;
}

/** An order as the .proto file describes it. */
type OrderMessage = ReturnType<typeof toMessage>;

/** Whether a call may be answered: why not, or nothing. */
export type Check = (call: { readonly metadata: MetadataMap }) => Partial<ServerErrorResponse> | undefined;

interface MetadataMap {
  getMap(): Record<string, string | Buffer>;
}

/** The methods of `demo.v1.Orders`. */
export function ordersService(check: Check): UntypedServiceImplementation {
  const about =
    <Answer>(answer: (order: Order) => Answer) =>
    (call: ServerUnaryCall<GetOrderRequest, Answer>, done: sendUnaryData<Answer>) => {
      const { number } = call.request;
      const order = orders.find((each) => each.number === number);
      const problem = check(call) ?? (order ? undefined : noOrder(number));
      if (problem) done(problem);
      else done(null, answer(order!));
    };
  return {
    getOrder: about((order) => toMessage(order)),
    getReceipt: about((order) => ({ number: order.number, content: Buffer.from(receiptOf(order)) })),
    exportOrders(call: ServerWritableStream<ExportOrdersRequest, OrderMessage>) {
      const problem = check(call);
      if (problem) return void call.emit('error', problem);
      for (const order of orders.map(toMessage)) {
        if (call.request.status === 'STATUS_UNSPECIFIED' || order.status === call.request.status)
          call.write(order);
      }
      call.end();
    },
  };
}

function receiptOf({ number, lines, total, currency }: Order): string {
  const rows = lines.map(
    ({ sku, quantity, unit_price }) => `${quantity} × ${sku} at ${unit_price.toFixed(2)}`,
  );
  return [`Order ${number}`, ...rows, `Total: ${total.toFixed(2)} ${currency}`].join('\n');
}

function noOrder(number: string): Partial<ServerErrorResponse> {
  return { code: statusCodes.NOT_FOUND, details: `There is no order ${number}` };
}

function toMessage({ id, user_id, status, lines, ...rest }: Order) {
  return {
    ...rest,
    id: String(id),
    userId: user_id,
    status: status.toUpperCase(),
    lines: lines.map(({ sku, quantity, unit_price }) => ({ sku, quantity, unitPrice: unit_price })),
  };
}

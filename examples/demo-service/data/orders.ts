export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unit_price: number;
}

export interface Order {
  /** Beyond 2^53: JSON.parse would round every second one. */
  readonly id: bigint;
  readonly number: string;
  readonly user_id: number;
  readonly status: string;
  readonly currency: string;
  readonly total: number;
  readonly lines: readonly OrderLine[];
}

const firstId = 9_007_199_254_740_993n;
const statuses = ['open', 'paid', 'shipped', 'returned'];

export const orders: readonly Order[] = Array.from({ length: 1200 }, (_, index) => {
  const lines = Array.from({ length: 1 + (index % 3) }, (_line, line) => ({
    sku: `SKU-${String(100 + ((index * 7 + line) % 50))}`,
    quantity: 1 + ((index + line) % 4),
    unit_price: cents(999 + ((index * 37 + line * 250) % 9000)),
  }));
  const total = lines.reduce((sum, line) => sum + Math.round(line.unit_price * 100) * line.quantity, 0);
  return {
    id: firstId + BigInt(index),
    number: `2024-${String(index + 1).padStart(5, '0')}`,
    user_id: 1 + (index % 250),
    status: statuses[index % statuses.length]!,
    currency: index % 5 === 0 ? 'GBP' : 'EUR',
    total: cents(total),
    lines,
  };
});

function cents(amount: number): number {
  return amount / 100;
}

export const recordsPerPage = 100;

/** Pages are made once and sent many times, so that the server's own work does not count. */
const made = new Map<number, string>();

/** The records of a page as JSON text; page numbers from 1. */
export function recordsOf(page: number): string {
  let text = made.get(page);
  if (text === undefined) {
    const first = (page - 1) * recordsPerPage + 1;
    text = JSON.stringify(Array.from({ length: recordsPerPage }, (_, index) => record(first + index)));
    made.set(page, text);
  }
  return text;
}

function record(id: number): object {
  return {
    id,
    name: `Person ${id}`,
    email: `person-${id}@example.com`,
    active: id % 3 !== 0,
    balance: id * 1.25,
    address: { city: 'Springfield', postcode: String(10_000 + (id % 90_000)) },
    tags: ['customer', id % 2 === 0 ? 'even' : 'odd'],
  };
}

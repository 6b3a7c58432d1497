import type { RequestSpec } from '../../../lib/plan/RequestPlan';
import { withValueAt } from '../../../lib/plan/requestTarget';

const request: RequestSpec = {
  method: 'POST',
  url: '/search?page=1&q=a',
  query: [{ name: 'limit', value: '10' }],
  headers: [{ name: 'X-Cursor', value: 'a' }],
  body: { kind: 'json', value: { page: { size: 5 }, sort: [{ by: 'id' }] } },
};

describe('withValueAt', () => {
  it('replaces a query parameter wherever it stands', () => {
    const next = withValueAt(request, 'query', 'page', 2);
    expect(next.url).toBe('/search?q=a');
    expect(next.query).toEqual([
      { name: 'limit', value: '10' },
      { name: 'page', value: '2' },
    ]);
  });

  it('replaces a header whatever its case', () => {
    expect(withValueAt(request, 'header', 'x-cursor', 'b').headers).toEqual([
      { name: 'x-cursor', value: 'b' },
    ]);
  });

  it.each([
    ['page.after', { page: { size: 5, after: 'c' }, sort: [{ by: 'id' }] }],
    ['sort[0].cursor', { page: { size: 5 }, sort: [{ by: 'id', cursor: 'c' }] }],
    ['after', { page: { size: 5 }, sort: [{ by: 'id' }], after: 'c' }],
  ])('sets the body field %s', (path, value) => {
    expect(withValueAt(request, 'body', path, 'c').body).toEqual({ kind: 'json', value });
  });

  it('sets a form field', () => {
    const form: RequestSpec = { ...request, body: { kind: 'form', fields: [{ name: 'q', value: 'a' }] } };
    expect(withValueAt(form, 'body', 'cursor', 'c').body).toEqual({
      kind: 'form',
      fields: [
        { name: 'q', value: 'a' },
        { name: 'cursor', value: 'c' },
      ],
    });
  });

  it('leaves the request itself as it was', () => {
    const before = JSON.stringify(request);
    withValueAt(request, 'body', 'page.after', 'c');
    withValueAt(request, 'query', 'page', 2);
    expect(JSON.stringify(request)).toBe(before);
  });
});

import { endpointOf } from '../../../lib/ratelimit/endpointOf';

it.each([
  ['/users', 'GET /users'],
  ['/v2/users/4711/posts', 'GET /v2/users/*/posts'],
  ['/o/8d3b5c1e-0f8a-4f0e-9d57-0a2b3c4d5e6f', 'GET /o/*'],
  ['/files/0123456789abcdef0123', 'GET /files/*'],
  ['/crm/v3/objects/contacts', 'GET /crm/v3/objects/contacts'],
  ['/people/ada@example.com', 'GET /people/*'],
])('%s is %s', (path, endpoint) => {
  expect(endpointOf('GET', path)).toBe(endpoint);
});

import { compileMapping } from '../../../lib/mapping/compileMapping';
import { assign } from '../../../lib/mapping/suggest/assign';
import { suggestMapping } from '../../../lib/mapping/suggest/suggestMapping';
import { openApiTargets } from '../../../lib/mapping/targets/openApiTargets';
import { schemaOfSample } from '../../../lib/mapping/targets/schemaOfSample';
import { targetFields } from '../../../lib/mapping/targets/targetFields';
import type { JsonObject } from '../../../lib/plan/json';
import { asJsonSchema } from '../../../lib/plan/JsonSchema';
import { seededRandom } from '../../support/seededRandom';

const contacts: JsonObject[] = [
  {
    id: 'con_1',
    user_email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    company: 'Analytical Ltd',
    phones: [{ kind: 'work', number: '+44 20 7946 0001' }],
    address: { street: '12 St James', city: 'London', zip: 'SW1', country: 'GB' },
    credit_limit: '125.50',
    birthday: '1815-12-10',
    newsletter: 'yes',
    created_at: '2024-01-01T10:00:00Z',
    internal_flag: 7,
  },
  {
    id: 'con_2',
    user_email: 'bob@example.com',
    first_name: 'Bob',
    last_name: 'Noyce',
    company: null,
    phones: [],
    address: { street: '1 Road', city: 'Paris', zip: '75000', country: 'FR' },
    credit_limit: '10',
    birthday: '1927-12-12',
    newsletter: 'no',
    created_at: '2024-02-01T10:00:00Z',
    internal_flag: 9,
  },
];

const crm = asJsonSchema({
  type: 'object',
  required: ['ContactEmail', 'FullName'],
  properties: {
    ContactEmail: { type: 'string', format: 'email' },
    FullName: { type: 'string' },
    Organisation: { type: 'string' },
    Tel: { type: 'string', format: 'phone' },
    MailingAddress: {
      type: 'object',
      properties: {
        Town: { type: 'string' },
        PostalCode: { type: 'string' },
        CountryCode: { type: 'string' },
        Street: { type: 'string' },
      },
    },
    DateOfBirth: { type: 'string', format: 'date' },
    CreditLimit: { type: 'number' },
    LoyaltyTier: { enum: ['gold', 'silver'] },
  },
});

describe('a suggested mapping', () => {
  const suggested = suggestMapping(contacts, targetFields(crm));

  it('finds names by words, synonyms and abbreviations, types, formats and values', () => {
    expect(Object.fromEntries(suggested.suggestions.map(({ target, source }) => [target, source]))).toEqual({
      ContactEmail: 'user_email',
      FullName: 'first_name & " " & last_name',
      Organisation: 'company',
      Tel: 'phones[0].number',
      'MailingAddress.Town': 'address.city',
      'MailingAddress.PostalCode': 'address.zip',
      'MailingAddress.CountryCode': 'address.country',
      'MailingAddress.Street': 'address.street',
      DateOfBirth: 'birthday',
      CreditLimit: 'credit_limit',
    });
  });

  it('guesses nothing below the threshold, and says what is left', () => {
    expect(suggested.unmatched).toEqual(['LoyaltyTier']);
    expect(suggested.unused).toEqual(['id', 'phones[].kind', 'newsletter', 'created_at', 'internal_flag']);
    for (const { confidence } of suggested.suggestions) expect(confidence).toBeGreaterThanOrEqual(0.5);
  });

  it('gives a reason for each', () => {
    for (const { reason } of suggested.suggestions) expect(reason).not.toBe('');
    expect(suggested.suggestions[0]!.reason).toContain('e-mail address');
  });

  it('is a document that maps the samples', async () => {
    const mapping = await compileMapping(suggested.document);
    expect(await mapping.map(contacts[0]!)).toMatchObject({
      status: 'mapped',
      values: [
        {
          ContactEmail: 'ada@example.com',
          FullName: 'Ada Lovelace',
          Tel: '+442079460001',
          MailingAddress: { Town: 'London', PostalCode: 'SW1' },
          DateOfBirth: '1815-12-10',
          CreditLimit: 125.5,
        },
      ],
    });
  });

  it('maps lists to lists', () => {
    const orders = [
      { order_no: 7, items: [{ article: 'a', qty: 2, unit_price: 1.5 }], notes: [{ text: 'x' }] },
    ];
    const target = schemaOfSample({ OrderNumber: 1, Lines: [{ Sku: 'x', Quantity: 1, Price: 2.5 }] });
    const { suggestions } = suggestMapping(orders, targetFields(target));
    expect(suggestions.map(({ target: to, source }) => [to, source])).toEqual([
      ['OrderNumber', 'order_no'],
      ['Lines[].Sku', 'items[].article'],
      ['Lines[].Quantity', 'items[].qty'],
      ['Lines[].Price', 'items[].unit_price'],
    ]);
  });

  it('is not greedy: what is best for one field may be needed by another', () => {
    const samples = [{ name: 'Ada', contact_name: 'Bob' }];
    const target = schemaOfSample({ contact_name: 'x', company_name: 'x', name: 'y' });
    const found = suggestMapping(samples, targetFields(target), { minimum: 0.4 }).suggestions;
    expect(Object.fromEntries(found.map(({ target: to, source }) => [to, source]))).toEqual({
      contact_name: 'contact_name',
      name: 'name',
    });
  });

  it('has nothing to say about nothing', () => {
    expect(suggestMapping([], targetFields(crm)).suggestions).toEqual([]);
    expect(suggestMapping(contacts, [])).toMatchObject({ suggestions: [], document: { fields: [] } });
  });
});

describe('the assignment', () => {
  it('is the best of all, tried out', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round++) {
      const rows = 1 + Math.floor(random() * 5);
      const columns = 1 + Math.floor(random() * 5);
      const worth = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => (random() < 0.3 ? 0 : random())),
      );
      const chosen = assign(worth);
      const columnsTaken = chosen.filter((column) => column !== undefined);
      expect(new Set(columnsTaken).size).toBe(columnsTaken.length);
      const total = chosen.reduce<number>(
        (sum, column, row) => sum + (column === undefined ? 0 : worth[row]![column]!),
        0,
      );
      expect(total).toBeCloseTo(best(worth, 0, new Set()), 9);
    }
  });
});

function best(worth: number[][], row: number, taken: ReadonlySet<number>): number {
  if (row === worth.length) return 0;
  const without = best(worth, row + 1, taken);
  return worth[row]!.reduce(
    (most, value, column) =>
      taken.has(column) ? most : Math.max(most, value + best(worth, row + 1, new Set([...taken, column]))),
    without,
  );
}

describe('the fields of a target', () => {
  it('come from an OpenAPI operation', () => {
    const document = {
      openapi: '3.0.0',
      paths: {
        '/contacts': {
          get: {},
          post: {
            summary: 'Create a contact',
            requestBody: {
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Contact' } } },
            },
          },
        },
      },
      components: {
        schemas: {
          Contact: {
            allOf: [{ $ref: '#/components/schemas/Base' }],
            required: ['email'],
            properties: {
              email: { type: 'string', format: 'email' },
              lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
            },
          },
          Base: { properties: { id: { type: 'string', format: 'uuid' } } },
          Line: { properties: { sku: { type: 'string' }, parent: { $ref: '#/components/schemas/Line' } } },
        },
      },
    };
    const [operation, ...others] = openApiTargets(document);
    expect(others).toEqual([]);
    expect(operation).toMatchObject({ id: 'POST /contacts', help: 'Create a contact' });
    expect(
      targetFields(operation!.schema).map(({ path, type, format, required }) => [
        path,
        type,
        format,
        required,
      ]),
    ).toEqual([
      ['id', 'text', 'uuid', false],
      ['email', 'text', 'email', true],
      ['lines[].sku', 'text', undefined, false],
      ['lines[].parent', 'object', undefined, false],
    ]);
  });

  it('come from Swagger 2, too', () => {
    const body = { in: 'body', schema: { $ref: '#/definitions/C' } };
    const document = {
      swagger: '2.0',
      paths: { '/c': { put: { parameters: [body] } } },
      definitions: { C: { properties: { n: { type: 'integer', format: 'int64' } } } },
    };
    expect(targetFields(openApiTargets(document)[0]!.schema)).toMatchObject([{ path: 'n', type: 'integer' }]);
  });
});

/** What the CRM wants of a contact, as JSON Schema. */
export const crmSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Contact',
  type: 'object',
  required: ['ContactEmail', 'FullName'],
  properties: {
    ContactEmail: { type: 'string', format: 'email', description: 'Where letters go' },
    FullName: { type: 'string' },
    Organisation: { type: 'string' },
    Tel: { type: 'string', format: 'phone' },
    MailingAddress: {
      type: 'object',
      properties: {
        Town: { type: 'string' },
        PostalCode: { type: 'string' },
        CountryCode: { type: 'string' },
      },
    },
    DateOfBirth: { type: 'string', format: 'date' },
    CreditLimit: { type: 'number' },
    LoyaltyTier: { enum: ['gold', 'silver', 'bronze'] },
  },
} as const;

import { createHash } from 'node:crypto';
import {
  type Access,
  anonymousAccess,
  ApiError,
  createPlan,
  graphQlCall,
  type GraphQlDescription,
  introspectionQuery,
  type JsonObject,
  readSchemaAnswer,
  readSchemaText,
  type RequestPlan,
  type RunScope,
  trustedOrigins,
} from '../../lib';
import { readCommon } from '../shared/api/readCommon';
import { keptDescription } from '../shared/discovery/keptDescription';
import { type FormValues, groupOf, nameValues, textOf } from '../shared/formValues';
import { sharedEngine } from '../shared/sharedEngine';

/** Where a form says that the schema is. */
export interface SchemaPlace {
  readonly access: Access;
  readonly scope: RunScope;
  readonly endpoint: string;
  readonly options: FormValues;
}

/** The schema of an API; equal places are read once in five minutes. */
export async function loadDescription(place: SchemaPlace): Promise<GraphQlDescription> {
  const schema = groupOf(place.options.schema);
  const text = textOf(schema.text);
  const address = textOf(schema.address).trim();
  if (schema.from === 'text') {
    return await keptDescription(`graphql text ${hash(text)}`, () => readSchemaText(text));
  }
  const { credential, baseUrl } = place.access;
  const key = `${credential?.id ?? ''} ${baseUrl ?? ''}`;
  if (schema.from === 'address') {
    return await keptDescription(`graphql address ${key} ${address}`, () => loadAddress(place, address));
  }
  return await keptDescription(`graphql api ${key} ${place.endpoint}`, () => introspect(place));
}

async function introspect({ access, scope, endpoint, options }: SchemaPlace): Promise<GraphQlDescription> {
  const query = await introspectionQuery();
  const plan = createPlan({
    ...schemaPlan(options),
    protocol: 'graphql',
    call: graphQlCall({ isWhole: true }),
    recordsAt: 'auto',
    credential: access.credential,
    request: {
      url: endpoint.trim(),
      method: 'POST',
      headers: nameValues(options.headers),
      body: { kind: 'json', value: { query, operationName: 'IntrospectionQuery' } },
    },
  });
  return readSchemaAnswer(await onlyOutput(plan, access, scope));
}

async function loadAddress(
  { access, scope, options }: SchemaPlace,
  address: string,
): Promise<GraphQlDescription> {
  if (address === '') {
    throw new ApiError('INVALID_SETTING', { subject: '"SDL Address" is empty', field: 'SDL Address' });
  }
  const plan = createPlan({
    ...schemaPlan(options),
    protocol: 'rest',
    request: { url: address, headers: [{ name: 'accept', value: '*/*' }] },
    responseFormat: 'text',
  });
  // A file on another server is public: the credential is not for it.
  const isForeign = URL.canParse(address) && !trustedOrigins(access, plan).includes(address);
  const { value } = await onlyOutput(plan, isForeign ? anonymousAccess : access, scope);
  return await readSchemaText(textOf(value));
}

/** One answer as it is; asking for a schema does no harm when it is repeated. */
function schemaPlan(options: FormValues) {
  const { allowedOrigins, verifyTls, limits, retry } = readCommon(options);
  return {
    allowedOrigins,
    verifyTls,
    limits,
    retry: { ...retry, idempotent: true },
    output: 'page',
    recordsAt: '$',
    pagination: { style: 'none' },
  } as const;
}

async function onlyOutput(plan: RequestPlan, access: Access, scope: RunScope): Promise<JsonObject> {
  const { outputs, failure } = await sharedEngine().run(plan, access, scope);
  if (failure) throw failure;
  return outputs[0]?.json ?? {};
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

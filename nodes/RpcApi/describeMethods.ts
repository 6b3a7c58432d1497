import {
  type Access,
  type ApiDescription,
  createPlan,
  digest,
  type JsonObject,
  type PlanInput,
  type RunScope,
} from '../../lib';
import { readCommon } from '../shared/api/readCommon';
import { keptDescription } from '../shared/discovery/keptDescription';
import { type FormValues, nameValues } from '../shared/formValues';
import { sharedEngine } from '../shared/sharedEngine';
import type { Discovery, ReadForm } from './ProtocolForm';
import { formOf } from './protocolForms';

/** Where descriptions are asked for. */
export interface DescribedApi {
  readonly access: Access;
  readonly scope: RunScope;
}

/** What can be called at the API of a form; kept for a while, so that every item can ask. */
export async function describeMethods(form: ReadForm, api: DescribedApi): Promise<ApiDescription> {
  const protocol = String(form('resource'));
  const own = formOf(protocol);
  const place = JSON.stringify([protocol, api.access.credential ?? null, own.descriptionKey(form)]);
  return await keptDescription(digest(Buffer.from(place)), () =>
    own.describe(form, discoveryOf(protocol, form, api)),
  );
}

function discoveryOf(protocol: string, form: ReadForm, api: DescribedApi): Discovery {
  const options = form('options') as FormValues;
  const headers = nameValues(options.headers);
  const read = async (plan: Pick<PlanInput, 'protocol' | 'call' | 'request'>) =>
    (await run({ ...plan, output: 'page' }, options, api))[0] ?? {};
  return {
    async ask(method, params) {
      const parameters = { from: 'json', value: params } as const;
      const call = formOf(protocol).request({ operation: 'call', method, parameters, itemIndex: 0 }, form);
      const request = { ...call.request, headers };
      const { result } = await read({ protocol, call: { ...call.call, result: 'whole' }, request });
      return result;
    },
    async fetch(url) {
      return await read({ protocol: 'rest', request: { url, headers } });
    },
    async records({ call, request }, description) {
      const { access, scope } = api;
      const plan = { protocol, call, request: { ...request, headers } };
      return await run(plan, options, { access, scope: { ...scope, description } });
    },
  };
}

/** One request; asking what there is does no harm when it is repeated. */
async function run(
  plan: Pick<PlanInput, 'protocol' | 'call' | 'request' | 'output'>,
  options: FormValues,
  { access, scope }: DescribedApi,
): Promise<readonly JsonObject[]> {
  const { allowedOrigins, verifyTls, limits } = readCommon(options);
  const { outputs, failure } = await sharedEngine().run(
    createPlan({
      ...plan,
      credential: access.credential,
      allowedOrigins,
      verifyTls,
      limits,
      recordsAt: '$',
      pagination: { style: 'none' },
      retry: { maxAttempts: 2, idempotent: true },
    }),
    access,
    scope,
  );
  if (failure) throw failure;
  return outputs.map(({ json }) => json);
}

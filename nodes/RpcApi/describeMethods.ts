import {
  type Access,
  type ApiDescription,
  batchDefaults,
  createPlan,
  digest,
  type JsonObject,
  type JsonValue,
  type PlanInput,
  type Question,
  type RequestPlan,
  type RunScope,
} from '../../lib';
import { readCommon } from '../shared/api/readCommon';
import { keptDescription } from '../shared/discovery/keptDescription';
import { type FormValues, nameValues } from '../shared/formValues';
import { sharedEngine } from '../shared/sharedEngine';
import type { Discovery, ReadFile, ReadForm } from './ProtocolForm';
import { formOf } from './protocolForms';

/** Where descriptions are asked for. */
export interface DescribedApi {
  readonly access: Access;
  readonly scope: RunScope;
  readonly readFile: ReadFile;
}

/** What can be called at the API of a form; kept for a while, so that every item can ask. */
export async function describeMethods(form: ReadForm, api: DescribedApi): Promise<ApiDescription> {
  const protocol = String(form('resource'));
  const own = formOf(protocol);
  const discovery = discoveryOf(protocol, form, api);
  const key = await own.descriptionKey(form, discovery.readFile);
  const place = JSON.stringify([protocol, api.access.credential ?? null, key]);
  return await keptDescription(digest(Buffer.from(place)), () => own.describe(form, discovery));
}

function discoveryOf(protocol: string, form: ReadForm, api: DescribedApi): Discovery {
  const options = form('options') as FormValues;
  const headers = nameValues(options.headers);
  const plain = (plan: PlannedQuestion) => readingPlan(plan, options, api);
  const planOf = ({ method, params }: Question) => {
    const parameters = { from: 'json', value: params } as const;
    const { call, request } = formOf(protocol).request(
      { operation: 'call', method, parameters, itemIndex: 0 },
      form,
    );
    const whole = { ...call, result: 'whole' };
    return plain({ protocol, call: whole, request: { ...request, headers }, output: 'page' });
  };
  return {
    readFile: api.readFile,
    ask: {
      one: async (question) => (await readOne(planOf(question), api)).result,
      many: (questions) => readMany(questions.map(planOf), api),
    },
    fetch: (url) => readOne(plain({ protocol: 'rest', request: { url, headers }, output: 'page' }), api),
    records({ call, request }, description) {
      const plan = plain({ protocol, call, request: { ...request, headers } });
      return read(plan, { ...api, scope: { ...api.scope, description } });
    },
  };
}

type PlannedQuestion = Pick<PlanInput, 'protocol' | 'call' | 'request' | 'output'>;

/** Asking what there is does no harm when it is repeated. */
function readingPlan(plan: PlannedQuestion, options: FormValues, { access }: DescribedApi): RequestPlan {
  const { allowedOrigins, verifyTls, limits } = readCommon(options);
  return createPlan({
    ...plan,
    credential: access.credential,
    allowedOrigins,
    verifyTls,
    limits,
    recordsAt: '$',
    pagination: { style: 'none' },
    retry: { maxAttempts: 2, idempotent: true },
  });
}

async function read(plan: RequestPlan, { access, scope }: DescribedApi): Promise<readonly JsonObject[]> {
  const { outputs, failure } = await sharedEngine().run(plan, access, scope);
  if (failure) throw failure;
  return outputs.map(({ json }) => json);
}

async function readOne(plan: RequestPlan, api: DescribedApi): Promise<JsonObject> {
  return (await read(plan, api))[0] ?? {};
}

/** Calls of one API together; undefined for those that failed. */
async function readMany(plans: readonly RequestPlan[], { access, scope }: DescribedApi): Promise<unknown[]> {
  const [first] = plans;
  if (!first) return [];
  const { strategy } = formOf(first.protocol).batch!;
  const { outcomes } = await sharedEngine().sendMany(
    { ...first, batch: { ...batchDefaults, strategy, onRefusal: 'fail' } },
    plans.map(({ request }) => ({ value: valueOf(request), settings: {} })),
    access,
    scope,
    { concurrency: 2, stopAtFailure: false },
  );
  return outcomes.map((outcome) => outcome?.outputs[0]?.json.result);
}

function valueOf({ body }: RequestPlan['request']): JsonValue {
  return body?.kind === 'json' ? body.value : null;
}

import {
  type Access,
  ApiError,
  type BinaryContent,
  createPlan,
  decodeXmlText,
  descriptionKey,
  loadSoapDescription,
  type PlanInput,
  type RequestPlan,
  resolveUrl,
  type RunScope,
  type SoapDescription,
  toApiError,
  trustedOrigins,
} from '../../lib';
import { keptDescription } from '../shared/discovery/keptDescription';
import { type FormValues, textOf } from '../shared/formValues';
import { readCommon } from '../shared/api/readCommon';
import { sharedEngine } from '../shared/sharedEngine';

/** Where a form says that the WSDL is, and what may be used to get it. */
export interface WsdlPlace {
  readonly access: Access;
  readonly scope: RunScope;
  /** The content of a binary field of the first item. */
  readFile(field: string): Promise<BinaryContent>;
  readonly from: string;
  readonly url: string;
  readonly text: string;
  readonly field: string;
  readonly options: FormValues;
}

/** The WSDL of a form, with all that it imports. Equal places are read once in five minutes. */
export async function loadWsdl(place: WsdlPlace): Promise<SoapDescription> {
  const { access, from, url, options } = place;
  const text = from === 'url' ? '' : await typedText(place);
  const plan = documentPlan(place, url, 'follow');
  const address = from === 'url' ? addressOf(place, plan) : '';
  const origins = trustedOrigins(access, plan);
  const key = `wsdl ${descriptionKey(access, [address, text, options.allowedOrigins, options.ignoreSsl])}`;
  return await keptDescription(key, async () => {
    const first = from === 'url' ? await fetchDocument(place, documentPlan(place, address, 'follow')) : text;
    return await loadSoapDescription(
      { text: first, url: address },
      {
        // Nobody has typed in where these lead.
        fetch: (imported) => fetchDocument(place, documentPlan(place, imported, 'refuse')),
        isAllowed: (imported) => origins.includes(imported),
      },
    );
  });
}

async function typedText({ from, text, field, readFile }: WsdlPlace): Promise<string> {
  if (from === 'binary') {
    const { bytes } = await readFile(field);
    return decodeXmlText(bytes);
  }
  if (text.trim() !== '') return text;
  throw new ApiError('INVALID_SETTING', { subject: '"WSDL Text" is empty', field: 'WSDL Text' });
}

function addressOf({ access, url }: WsdlPlace, plan: RequestPlan): string {
  if (url.trim() === '') {
    throw new ApiError('INVALID_SETTING', {
      subject: '"WSDL URL" is empty',
      field: 'WSDL URL',
      hint: 'Fill in the address of the WSDL; it usually ends in ?wsdl.',
    });
  }
  try {
    return resolveUrl(plan.request, access, trustedOrigins(access, plan));
  } catch (error) {
    throw toApiError(error).with({ field: 'WSDL URL' });
  }
}

function documentPlan(
  { access, options }: WsdlPlace,
  url: string,
  foreignRedirects: RequestPlan['limits']['foreignRedirects'],
): RequestPlan {
  // What is said about the answers of the service, such as their mapping, is not for its description.
  const { retry, limits, allowedOrigins, verifyTls } = readCommon(options);
  const common: Partial<PlanInput> = { retry, allowedOrigins, verifyTls };
  return createPlan({
    ...common,
    limits: { ...limits, foreignRedirects },
    protocol: 'rest',
    credential: access.credential,
    request: { url, headers: [{ name: 'accept', value: 'text/xml, application/xml, */*;q=0.5' }] },
    responseFormat: 'binary',
    recordsAt: '$',
    pagination: { style: 'none' },
  });
}

async function fetchDocument({ access, scope }: WsdlPlace, plan: RequestPlan): Promise<string> {
  const { outputs, failure } = await sharedEngine().run(plan, access, scope);
  // A setting that is wrong already says which.
  if (failure?.detail.field !== undefined) throw failure;
  if (failure) {
    const { apiMessage } = failure.detail;
    const what = failure.message.replace(apiMessage ? `: ${apiMessage}` : '', '');
    throw failure.with({ subject: `The WSDL could not be read: ${lowerFirst(what)}`, field: 'WSDL URL' });
  }
  const file = outputs[0]?.file;
  return file ? decodeXmlText(file.bytes, textOf(file.mimeType)) : '';
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

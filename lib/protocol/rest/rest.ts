import { ApiError } from '../../errors/ApiError';
import { apiMessage } from '../../errors/apiMessage';
import type { JsonValue } from '../../plan/json';
import type { RequestPlan, RequestSpec, ResponseFormat } from '../../plan/RequestPlan';
import { withInserted } from '../../plan/withInserted';
import type { HttpRequest, HttpResponse } from '../../ports/Transport';
import { mediaType } from '../mediaType';
import type { Decoded, EncodeContext, Protocol } from '../Protocol';
import { resolveUrl } from '../resolveUrl';
import { encodeBody } from './body/encoders';
import { responseDecoders } from './response/decoders';
import { statusCode } from './statusCode';

/** Plain HTTP APIs. */
export const rest: Protocol = {
  label: 'REST',
  help: 'Any HTTP API.',
  fields: [],
  encode,
  async classify({ response }) {
    const code = statusCode(response.status);
    if (code === undefined) return undefined;
    const body = await bodyOfFailure(response);
    return new ApiError(code, { apiMessage: apiMessage(body), body });
  },
  decode: async ({ request, response }, { responseFormat }) => {
    const hasNoContent = request.method === 'HEAD' || response.status === 204 || response.body.length === 0;
    return hasNoContent ? { body: undefined, warnings: [] } : decodeAs(responseFormat, response);
  },
};

async function encode(request: RequestSpec, plan: RequestPlan, context: EncodeContext): Promise<HttpRequest> {
  const url = resolveUrl(request, context.access, context.origins);
  const encoded = request.body && (await encodeBody(request.body, context.binary));
  const headers: Record<string, string> = { accept: acceptFor(plan.responseFormat) };
  if (encoded) headers['content-type'] = encoded.contentType;
  for (const { name, value } of request.headers) headers[name.trim().toLowerCase()] = value;
  const sent = { method: request.method, url, headers, body: encoded?.body };
  return request.body?.kind === 'json' ? carrying(request.body.value, sent) : sent;
}

/** A JSON body takes a credential that goes there. */
function carrying(value: JsonValue, request: HttpRequest): HttpRequest {
  return {
    ...request,
    placeInBody(path, secret) {
      const placed = withInserted(value, path, secret);
      return carrying(placed, { ...request, body: JSON.stringify(placed) });
    },
  };
}

function acceptFor(format: ResponseFormat): string {
  if (format === 'binary') return '*/*';
  if (format === 'xml') return 'application/xml, text/xml;q=0.9, */*;q=0.1';
  return 'application/json, */*;q=0.5';
}

async function decodeAs(format: ResponseFormat, response: HttpResponse): Promise<Decoded> {
  if (format !== 'auto') return responseDecoders.get(format).decode(response);
  const type = mediaType(response.headers);
  if (type === 'text/html' || type === 'application/xhtml+xml') throw webPage(response);
  return decoderFor(type, response).decode(response);
}

/** Without a media type the content itself has to tell: many small APIs send JSON with none. */
function decoderFor(
  type: string,
  { body }: HttpResponse,
): { decode(response: HttpResponse): Decoded | Promise<Decoded> } {
  if (type === '' || type === 'text/plain') {
    const first = String.fromCharCode(...body.subarray(0, 32))
      .trimStart()
      .charAt(0);
    if (first === '{' || first === '[') return jsonElseText;
    if (type === '') return responseDecoders.get('text');
  }
  const [, decoder] = responseDecoders.entries.find(([, member]) => member.matches(type))!;
  return decoder;
}

/** A text may look like JSON by chance; then it stays a text. */
const jsonElseText = {
  decode(response: HttpResponse): Decoded | Promise<Decoded> {
    try {
      return responseDecoders.get('json').decode(response);
    } catch {
      return responseDecoders.get('text').decode(response);
    }
  },
};

function webPage(response: HttpResponse): ApiError {
  const html = Buffer.from(response.body.subarray(0, 20_000)).toString('utf8');
  const title = /<title[^>]*>([^<]{1,200})/i.exec(html)?.[1]?.trim();
  const called = title ? `, titled "${title}"` : '';
  return new ApiError('RESPONSE_IS_HTML', {
    subject: `The API answered with a web page instead of data${called}`,
    status: response.status,
  });
}

/** The body of a failure as far as it can be read; it explains the failure and must not hide it. */
async function bodyOfFailure(response: HttpResponse): Promise<unknown> {
  const type = mediaType(response.headers);
  const isText = type === '' || /json|xml|text|html/.test(type);
  if (!isText || response.body.length === 0) return undefined;
  try {
    const { body } = await decodeAs('auto', response);
    return typeof body === 'string' ? body.slice(0, 2_000) : body;
  } catch (error) {
    return error instanceof ApiError && error.code === 'RESPONSE_IS_HTML' ? error.message : undefined;
  }
}

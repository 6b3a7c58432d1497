import { ApiError } from '../../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import type { RequestPlan, RequestSpec } from '../../plan/RequestPlan';
import type { Exchange, HttpRequest } from '../../ports/Transport';
import type { Decoded, EncodeContext, Protocol, ProtocolContext } from '../Protocol';
import { resolveUrl } from '../resolveUrl';
import { statusCode } from '../rest/statusCode';
import { xmlChecker } from '../xml/parseXml';
import { isAddressingVersion } from './addressing';
import { packageMessage, placeAttachments } from './attachments';
import { continuations } from './continuations';
import { DecodeContext } from './decode/DecodeContext';
import { decodeMessage } from './decode/decodeMessage';
import { decodeElement } from './decode/decodeElement';
import { encodeEnvelope } from './encode/encodeEnvelope';
import { faultError, readFault } from './faults';
import { readCall } from './SoapCall';
import { SoapDescription } from './SoapDescription';
import type { SoapOperation, SoapVersion } from './wsdl/SoapOperation';
import { type Envelope, readEnvelope } from './xml/readEnvelope';

/** Services that speak SOAP 1.1 or 1.2, as their WSDL describes them or with envelopes written by hand. */
export const soap: Protocol = {
  label: 'SOAP',
  help: 'Services with a WSDL, or envelopes of your own.',
  fields: [],
  encode,
  async classify({ response }, _plan, context) {
    const code = statusCode(response.status);
    const envelope = await readEnvelope(response).catch((error: ApiError) => error);
    if (envelope instanceof ApiError) return code && new ApiError(code, { ...envelope.detail });
    const fault = readFault(envelope, descriptionOf(context)?.schemas);
    if (fault) return faultError(fault);
    return code && new ApiError(code, { body: envelope.xml.slice(0, 2_000) });
  },
  decode,
};

async function encode(request: RequestSpec, plan: RequestPlan, context: EncodeContext): Promise<HttpRequest> {
  const url = resolveUrl(request, context.access, context.origins);
  const call = readCall(plan.call);
  const own = Object.fromEntries(
    request.headers.map(({ name, value }) => [name.trim().toLowerCase(), value]),
  );
  const headers = (version: SoapVersion, action: string) => ({
    ...transportHeaders(version, action),
    ...own,
  });
  if (request.body?.kind === 'raw') {
    const { text, contentType } = request.body;
    return {
      method: 'POST',
      url,
      headers: { accept: accepted, 'content-type': contentType, ...own },
      body: text,
    };
  }
  const operation = operationOf(call.operation, request.operation, context);
  const { version, soapAction } = operation;
  const given = request.body?.kind === 'json' ? request.body.value : null;
  const { attachments, attachmentsAs: form } = call;
  const { input, files } = await placeAttachments(given, attachments, form, context.binary);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${encodeEnvelope(operation, descriptionOf(context)!, {
    body: input,
    headers: call.headers,
    headerXml: call.headerXml,
    addressing: isAddressingVersion(call.addressing) ? { version: call.addressing, to: url } : undefined,
    isChecking: call.checksInput,
    xmlProblem: await xmlChecker(),
  })}`;
  if (files.length === 0) return { method: 'POST', url, headers: headers(version, soapAction), body };
  const message = packageMessage(body, files, form, { version, action: soapAction });
  const packed = { ...headers(version, soapAction), 'content-type': message.contentType };
  return { method: 'POST', url, headers: packed, body: message.body };
}

const accepted = 'text/xml, application/soap+xml, multipart/related, */*;q=0.5';

/** SOAP 1.1, section 6.1.1; SOAP 1.2 part 2, section 7.1.4. */
function transportHeaders(version: SoapVersion, action: string): Record<string, string> {
  if (version === '1.1') {
    return { accept: accepted, 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` };
  }
  const parameter = action ? `; action="${action}"` : '';
  return { accept: accepted, 'content-type': `application/soap+xml; charset=utf-8${parameter}` };
}

async function decode({ response }: Exchange, plan: RequestPlan, context: ProtocolContext): Promise<Decoded> {
  const { operation: id, keepsPrefixes, addsHeaders, addsXml } = readCall(plan.call);
  const description = descriptionOf(context);
  const operation = id && description ? description.find(id) : undefined;
  const isOneWay = operation !== undefined && operation.output === undefined;
  if (isOneWay || (response.status === 202 && response.body.length === 0)) {
    return { body: undefined, warnings: [] };
  }
  const envelope = await readEnvelope(response);
  const decoding = new DecodeContext(description?.schemas, keepsPrefixes, envelope.parts);
  const answered = operation && description?.answered(operation, envelope.body.children[0]?.name);
  const content = decodeMessage(envelope.body, answered?.output?.(), decoding) ?? {};
  const more = {
    ...(addsHeaders && { soapHeader: headerOf(envelope, decoding) }),
    ...(addsXml && { rawXml: envelope.xml }),
  };
  const body = Object.keys(more).length > 0 ? { ...asObject(content), ...more } : content;
  return {
    body,
    attachments: decoding.attachments,
    warnings: decoding.warnings,
    ...(operation && { continuations: () => continuations(operation, description!) }),
  };
}

function headerOf({ header }: Envelope, decoding: DecodeContext): JsonObject {
  const entries = (header?.children ?? []).map((element) => [
    decoding.nameOf(element),
    decodeElement(element, decoding.schemas?.element(element.name)?.type(), decoding),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

function asObject(value: JsonValue): JsonObject {
  return isObject(value) ? (value as JsonObject) : { value };
}

/** The operation of the plan, or another one of the same port that gives its next page. */
function operationOf(id: string, other: string | undefined, context: ProtocolContext): SoapOperation {
  const description = descriptionOf(context);
  if (description) {
    const operation = description.find(id);
    return other === undefined ? operation : description.find(other, operation.service, operation.port);
  }
  throw new ApiError('WSDL_INVALID', { subject: 'There is no WSDL to call an operation of' });
}

function descriptionOf({ description }: ProtocolContext): SoapDescription | undefined {
  return description instanceof SoapDescription ? description : undefined;
}

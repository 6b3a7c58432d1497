import { type Answer } from '../http/Answer';

export const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const soap12 = 'http://www.w3.org/2003/05/soap-envelope';

/** A call as far as the demo service needs to understand it. */
export interface SoapRequest {
  readonly is12: boolean;
  /** The local name of the element in the body. */
  readonly operation: string;
  /** The texts of all elements of a local name, in order. */
  values(name: string): string[];
}

export function readSoapRequest(xml: string): SoapRequest {
  const body = /<(?:[\w-]+:)?Body[^>]*>([\s\S]*)<\/(?:[\w-]+:)?Body>/.exec(xml)?.[1] ?? '';
  return {
    is12: xml.includes(soap12),
    operation: /^\s*<(?:[\w-]+:)?([\w-]+)/.exec(body)?.[1] ?? '',
    values: (name) =>
      [...body.matchAll(new RegExp(`<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>([^<]*)<`, 'g'))].map(([, text]) =>
        unescape(text!),
      ),
  };
}

export function envelope({ is12 }: SoapRequest, content: string, status = 200): Answer {
  const namespace = is12 ? soap12 : soap11;
  return {
    status,
    headers: { 'content-type': is12 ? 'application/soap+xml; charset=utf-8' : 'text/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<env:Envelope xmlns:env="${namespace}"><env:Body>${content}</env:Body></env:Envelope>`,
  };
}

/** The caller's mistake, with the detail that the WSDL describes. */
export function clientFault(request: SoapRequest, reason: string, detail = ''): Answer {
  const content = request.is12
    ? `<env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code><env:Reason><env:Text xml:lang="en">${escape(reason)}</env:Text></env:Reason>${detail && `<env:Detail>${detail}</env:Detail>`}</env:Fault>`
    : `<env:Fault><faultcode>env:Client</faultcode><faultstring>${escape(reason)}</faultstring>${detail && `<detail>${detail}</detail>`}</env:Fault>`;
  return envelope(request, content, request.is12 ? 400 : 500);
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

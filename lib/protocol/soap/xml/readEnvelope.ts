import { ApiError } from '../../../errors/ApiError';
import type { HttpResponse } from '../../../ports/Transport';
import { mediaType } from '../../mediaType';
import { decodeXmlText } from './decodeXmlText';
import { namespaces } from '../namespaces';
import type { SoapVersion } from '../wsdl/SoapOperation';
import { child, toElement, type XmlElement } from './XmlElement';

export interface Envelope {
  readonly version: SoapVersion;
  readonly header: XmlElement | undefined;
  readonly body: XmlElement;
  readonly xml: string;
}

/** Larger envelopes would take many times their size of memory. In bytes. */
const largest = 64 * 1024 * 1024;

/** Each answer is judged first and decoded later, and read once. */
const read = new WeakMap<HttpResponse, Promise<Envelope>>();

/** @throws ApiError RESPONSE_NOT_SOAP or RESPONSE_IS_HTML */
export function readEnvelope(response: HttpResponse): Promise<Envelope> {
  const known = read.get(response);
  if (known) return known;
  const reading = parse(response);
  read.set(response, reading);
  return reading;
}

async function parse(response: HttpResponse): Promise<Envelope> {
  const { body, headers, status } = response;
  if (body.length > largest) throw notSoap(`is larger than ${largest / 1024 / 1024} MB`, status);
  const xml = decodeXmlText(body, headers.get('content-type') ?? '');
  if (mediaType(headers) === 'text/html' || /^\s*(<!doctype\s+html|<html)/i.test(xml)) {
    throw new ApiError('RESPONSE_IS_HTML', {
      subject: 'The service answered with a web page instead of a SOAP message',
      hint: 'The address may lead to a login or error page: check the endpoint in the WSDL, or set Options > Endpoint.',
      status,
    });
  }
  if (xml.trim() === '') throw notSoap('is empty', status);
  const { parseXmlTree } = await import('../../../vendor/fastXmlParser');
  const document = parseXmlTree(xml);
  if ('problem' in document) throw notSoap(`is no XML: ${document.problem}`, status, xml);
  return toEnvelope(toElement(document.root), xml, status);
}

function toEnvelope(root: XmlElement, xml: string, status: number): Envelope {
  const version = root.name.namespace === namespaces.soap12 ? '1.2' : '1.1';
  const body = child(root, 'Body');
  if (root.name.local !== 'Envelope' || !body) {
    throw notSoap(`is <${root.name.local}> instead of a SOAP envelope`, status, xml);
  }
  return { version, header: child(root, 'Header'), body, xml };
}

function notSoap(problem: string, status: number, xml?: string): ApiError {
  return new ApiError('RESPONSE_NOT_SOAP', {
    subject: `The answer ${problem}`,
    status,
    body: xml?.slice(0, 1000),
  });
}

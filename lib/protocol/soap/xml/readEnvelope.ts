import { ApiError } from '../../../errors/ApiError';
import type { HttpResponse } from '../../../ports/Transport';
import { mediaType } from '../../mediaType';
import { parseXml } from '../../xml/parseXml';
import { decodeXmlText } from '../../xml/decodeXmlText';
import { namespaces } from '../namespaces';
import type { SoapVersion } from '../wsdl/SoapOperation';
import { type MultipartPart, readMultipart } from './multipart';
import type { XmlElement } from '../../xml/XmlElement';
import { child } from './elements';

export interface Envelope {
  readonly version: SoapVersion;
  readonly header: XmlElement | undefined;
  readonly body: XmlElement;
  readonly xml: string;
  /** What came beside the message. */
  readonly parts: readonly MultipartPart[];
}

/** Whatever the limit of the plan: an envelope takes about ten times its size of memory. In bytes. */
const largest = 256 * 1024 * 1024;

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
  const { headers, status } = response;
  const all = contentOf(response);
  const [{ bytes: body, headers: own }, ...parts] = all;
  if (body.length > largest) throw notSoap(`is larger than ${largest / 1024 / 1024} MB`, status);
  const xml = decodeXmlText(body, own['content-type'] ?? '');
  if (mediaType(headers) === 'text/html' || /^\s*(<!doctype\s+html|<html)/i.test(xml)) {
    throw new ApiError('RESPONSE_IS_HTML', {
      subject: 'The service answered with a web page instead of a SOAP message',
      hint: 'The address may lead to a login or error page: check the endpoint in the WSDL, or set Options > Endpoint.',
      status,
    });
  }
  if (xml.trim() === '') throw notSoap('is empty', status);
  const document = await parseXml(xml);
  if ('problem' in document) throw notSoap(`is no XML: ${document.problem}`, status, xml);
  return toEnvelope(document.root, xml, parts, status);
}

/** The message, and the parts beside it where there are some. */
function contentOf({ body, headers }: HttpResponse): [MultipartPart, ...MultipartPart[]] {
  const contentType = headers.get('content-type') ?? '';
  const isMultipart = mediaType(headers).startsWith('multipart/');
  const parts = readMultipart(body, isMultipart ? contentType : typeByContent(body));
  const [root, ...others] = parts ?? [];
  return [root ?? { headers: { 'content-type': contentType }, bytes: body }, ...others];
}

/** Some servers send several parts and call them XML: the first line is the boundary then. */
function typeByContent(body: Uint8Array): string {
  const [line] = Buffer.from(body.subarray(0, 100)).toString('latin1').trimStart().split(/\r?\n/);
  return line?.startsWith('--') ? `multipart/related; boundary="${line.slice(2)}"` : '';
}

function toEnvelope(
  root: XmlElement,
  xml: string,
  parts: readonly MultipartPart[],
  status: number,
): Envelope {
  const version = root.name.namespace === namespaces.soap12 ? '1.2' : '1.1';
  const body = child(root, 'Body');
  if (root.name.local !== 'Envelope' || !body) {
    throw notSoap(`is <${root.name.local}> instead of a SOAP envelope`, status, xml);
  }
  return { version, header: child(root, 'Header'), body, xml, parts };
}

function notSoap(problem: string, status: number, xml?: string): ApiError {
  return new ApiError('RESPONSE_NOT_SOAP', {
    subject: `The answer ${problem}`,
    status,
    body: xml?.slice(0, 1000),
  });
}

import type { Settings } from '../../plan/Field';
import { isObject, type JsonObject } from '../../plan/json';
import type { AttachmentForm, AttachmentSpec } from './attachments';

/** What a plan's `call` says for SOAP. */
export interface SoapCall {
  /** An operation's id in the description; empty for an envelope that is sent as it is. */
  readonly operation: string;
  /** Header elements by name. */
  readonly headers: JsonObject;
  /** Header elements as XML. */
  readonly headerXml: string;
  /** Whether the input is compared with the types of the WSDL before it is sent. */
  readonly checksInput: boolean;
  readonly attachments: readonly AttachmentSpec[];
  readonly attachmentsAs: AttachmentForm;
  /** A version of WS-Addressing; empty for none. */
  readonly addressing: string;
  readonly keepsPrefixes: boolean;
  /** Adds the answer's header elements as `soapHeader`. */
  readonly addsHeaders: boolean;
  /** Adds the answer as it came as `rawXml`. */
  readonly addsXml: boolean;
}

export function readCall(call: Settings = {}): SoapCall {
  const text = (name: string) => (typeof call[name] === 'string' ? call[name] : '');
  return {
    operation: text('operation'),
    headers: isObject(call.headers) ? (call.headers as JsonObject) : {},
    headerXml: text('headerXml'),
    checksInput: call.checksInput !== false,
    attachments: Array.isArray(call.attachments) ? (call.attachments as unknown as AttachmentSpec[]) : [],
    attachmentsAs:
      call.attachmentsAs === 'swa' || call.attachmentsAs === 'base64' ? call.attachmentsAs : 'mtom',
    addressing: text('addressing'),
    keepsPrefixes: call.keepsPrefixes === true,
    addsHeaders: call.addsHeaders === true,
    addsXml: call.addsXml === true,
  };
}

/** The same as a plan holds it; what is left out has its default. */
export function toSoapSettings(call: Partial<SoapCall>): Settings {
  return call as unknown as Settings;
}

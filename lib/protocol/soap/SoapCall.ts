import type { Settings } from '../../plan/Field';
import { isObject, type JsonObject } from '../../plan/json';

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
    keepsPrefixes: call.keepsPrefixes === true,
    addsHeaders: call.addsHeaders === true,
    addsXml: call.addsXml === true,
  };
}

import { ApiError } from '../../errors/ApiError';
import type { ErrorCode } from '../../errors/codes';
import type { JsonObject, JsonValue } from '../../plan/json';
import { DecodeContext } from './decode/DecodeContext';
import { decodeElement } from './decode/decodeElement';
import type { SchemaSet } from './schema/SchemaSet';
import type { XmlElement } from '../xml/XmlElement';
import { child } from './xml/elements';
import type { Envelope } from './xml/readEnvelope';

/** A fault of either version in one form. */
export interface SoapFault {
  /** Without its prefix: `Client`, `Sender`, `Client.Authentication`, … */
  readonly code: string;
  /** SOAP 1.2: the codes within, outermost first. */
  readonly subcodes: readonly string[];
  readonly reason: string;
  /** Who says so: `faultactor` in 1.1, `Node` in 1.2. */
  readonly actor?: string;
  /** SOAP 1.2: in which role it was met. */
  readonly role?: string;
  /** By the name of each element. */
  readonly detail?: JsonValue;
}

/** The fault in an answer, if it is one. */
export function readFault(
  { body, version }: Envelope,
  schemas: SchemaSet | undefined,
): SoapFault | undefined {
  const fault = child(body, 'Fault');
  if (!fault) return undefined;
  return version === '1.2' && child(fault, 'Code') ? fault12(fault, schemas) : fault11(fault, schemas);
}

/** What a fault means for the caller: whose mistake it was, and whether trying again may help. */
export function faultError(fault: SoapFault): ApiError {
  const { code, subcodes, reason, actor, role, detail } = fault;
  const body = JSON.parse(JSON.stringify({ code, subcodes, reason, actor, role, detail })) as JsonObject;
  const called = [code, ...subcodes].join(' / ');
  const found = meaning(fault);
  return new ApiError(found, {
    ...(found === 'REQUEST_REJECTED' && { hint: wrongCall }),
    subject: `The service answered with a fault (${called || 'without a code'})`,
    apiMessage: reason || undefined,
    body,
  });
}

const wrongCall =
  'The service says that the call is wrong. Compare the input with its documentation; the detail, in the body of this error, often names the field.';

/** SOAP 1.1, section 4.4.1 and SOAP 1.2 part 1, section 5.4.6; WS-Security 1.1, section 12. */
function meaning({ code, subcodes }: SoapFault): ErrorCode {
  const codes = [code, ...subcodes].join(' ');
  if (
    /FailedAuthentication|InvalidSecurity|SecurityTokenUnavailable|FailedCheck|INVALID_SESSION|InvalidCredentials|INVALID_LOGIN|\bAuthentication/i.test(
      codes,
    )
  )
    return 'AUTHENTICATION_FAILED';
  if (/^(Server|Receiver)\b/i.test(code)) return 'SERVER_ERROR';
  return 'REQUEST_REJECTED';
}

function fault11(fault: XmlElement, schemas: SchemaSet | undefined): SoapFault {
  return {
    code: localPart(textOf(fault, 'faultcode')),
    subcodes: [],
    reason: textOf(fault, 'faultstring'),
    actor: textOf(fault, 'faultactor') || undefined,
    detail: detailOf(child(fault, 'detail'), schemas),
  };
}

function fault12(fault: XmlElement, schemas: SchemaSet | undefined): SoapFault {
  const code = child(fault, 'Code');
  return {
    code: localPart(textOf(code, 'Value')),
    subcodes: subcodesOf(child(code, 'Subcode')),
    // One text for each language; the first is the service's own.
    reason: textOf(child(fault, 'Reason'), 'Text'),
    actor: textOf(fault, 'Node') || undefined,
    role: textOf(fault, 'Role') || undefined,
    detail: detailOf(child(fault, 'Detail'), schemas),
  };
}

function subcodesOf(subcode: XmlElement | undefined): string[] {
  if (!subcode) return [];
  return [localPart(textOf(subcode, 'Value')), ...subcodesOf(child(subcode, 'Subcode'))];
}

function textOf(parent: XmlElement | undefined, name: string): string {
  return child(parent, name)?.text.trim() ?? '';
}

function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Each element of the detail by its declaration, where the WSDL has one. */
function detailOf(detail: XmlElement | undefined, schemas: SchemaSet | undefined): JsonValue | undefined {
  if (!detail) return undefined;
  const value = decodeElement(detail, undefined, new DecodeContext(schemas, false));
  return value === '' ? undefined : value;
}

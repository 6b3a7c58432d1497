import type { QName } from '../QName';
import type { ElementUse, SchemaType } from '../schema/SchemaTypes';

export type SoapVersion = '1.1' | '1.2';

/** A part of a message: an element, or in rpc style a type. */
export interface MessagePart {
  readonly name: string;
  readonly element?: ElementUse;
  readonly type?: SchemaType;
  /** The type's name, which rpc/encoded puts into the message. */
  readonly typeName?: QName;
}

/** What is in a SOAP body, and in its headers. */
export interface MessageShape {
  readonly style: 'document' | 'rpc';
  readonly isEncoded: boolean;
  readonly parts: readonly MessagePart[];
  /** The element around the parts in rpc style. */
  readonly wrapper?: QName;
  /** Elements that may come in the header. */
  readonly headers: readonly ElementUse[];
}

/** One operation at one port. */
export interface SoapOperation {
  /** `Service/Port/Operation`; with `#2` and so on where a port has several of one name. */
  readonly id: string;
  readonly service: string;
  readonly port: string;
  readonly name: string;
  readonly documentation?: string;
  readonly version: SoapVersion;
  /** Where the WSDL says the service is; may be empty. */
  readonly endpoint: string;
  readonly soapAction: string;
  /** The WS-Addressing action that the WSDL states or implies. */
  readonly wsaAction: string;
  readonly input: () => MessageShape;
  /** Undefined for one-way operations. */
  readonly output: (() => MessageShape) | undefined;
}

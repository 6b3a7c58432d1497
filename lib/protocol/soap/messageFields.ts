import type { ComplexType, ElementUse } from './schema/SchemaTypes';
import type { MessagePart, MessageShape } from './wsdl/SoapOperation';

/**
 * What an operation's input and output look like as JSON. Where the body is one element with fields (document style,
 * wrapped or not), these are the fields; else there is a field for each part.
 */
export type MessageFields =
  | { readonly kind: 'content'; readonly element: ElementUse; readonly type: ComplexType }
  | { readonly kind: 'parts'; readonly parts: readonly MessagePart[] };

export function messageFields({ style, parts }: MessageShape): MessageFields {
  const [only] = parts;
  if (style === 'document' && parts.length === 1 && only?.element) {
    const type = only.element.type();
    if (type.kind === 'complex' && !type.text && !type.arrayOf) {
      return { kind: 'content', element: only.element, type };
    }
  }
  return { kind: 'parts', parts };
}

/** The name of a part's field. */
export function partName({ name, element }: MessagePart): string {
  return element?.name.local ?? name;
}

/** A part as an element: in rpc style its name is the part's and in no namespace (WS-I Basic Profile 1.1, R2735). */
export function partElement(part: MessagePart): ElementUse {
  const { name, element, type } = part;
  if (element) return element;
  return {
    kind: 'element',
    name: { namespace: '', local: name },
    type: () => type!,
    min: 1,
    max: 1,
    nillable: true,
    isPart: true,
  };
}

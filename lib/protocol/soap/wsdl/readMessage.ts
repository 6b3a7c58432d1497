import type { WsdlNode } from '../../../vendor/soap';
import { type QName, resolveQName } from '../QName';
import { anyType } from '../schema/knownTypes';
import type { Schemas } from '../schema/SchemaContext';
import type { ElementUse } from '../schema/SchemaTypes';
import type { MessagePart, MessageShape } from './SoapOperation';
import { childCalled, childrenCalled, type WsdlIndex } from './WsdlIndex';

interface MessageToRead {
  /** wsdl:input or wsdl:output of the port type. */
  readonly message: WsdlNode | undefined;
  /** The same of the binding. */
  readonly binding: WsdlNode | undefined;
  readonly style: 'document' | 'rpc';
  readonly wrapper: QName;
  readonly index: WsdlIndex;
  readonly schemas: Schemas;
}

/** WSDL 1.1, section 3: what the parts of a message become in the envelope. */
export function readMessage(toRead: MessageToRead): MessageShape {
  const { message, binding, style, wrapper, index, schemas } = toRead;
  const body = bodyOf(binding);
  const node = message && index.referred('message', message, 'message');
  if (message && !node) {
    schemas.warnings.add(`The message "${message.attribute('message')}" is not declared`);
  }
  const headers = headersOf(binding, index, schemas);
  const inHeader = new Set(headers.filter(({ message: of }) => of === node).map(({ part }) => part));
  // What `parts` leaves out, and what goes into the header, is not in the body.
  const listed = body?.attribute('parts')?.split(/\s+/).filter(Boolean);
  const parts = childrenCalled(node, 'part').filter((part) => {
    const name = part.attribute('name') ?? '';
    return listed ? listed.includes(name) : !inHeader.has(name);
  });
  return {
    style,
    isEncoded: body?.attribute('use') === 'encoded',
    parts: parts.map((part) => partOf(part, schemas)),
    ...(style === 'rpc' && {
      wrapper: { local: wrapper.local, namespace: body?.attribute('namespace') ?? wrapper.namespace },
    }),
    headers: headers.flatMap(({ element }) => element ?? []),
  };
}

/** The soap:body, also where mime:multipartRelated is around it. */
function bodyOf(binding: WsdlNode | undefined): WsdlNode | undefined {
  const parts = childrenCalled(childCalled(binding, 'multipartRelated'), 'part');
  return childCalled(binding, 'body') ?? parts.flatMap((part) => childCalled(part, 'body') ?? [])[0];
}

function partOf(part: WsdlNode, schemas: Schemas): MessagePart {
  const name = part.attribute('name') ?? '';
  const element = part.attribute('element');
  if (element !== undefined) return { name, element: elementCalled(element, part, schemas) };
  const typeName = resolveQName(part.attribute('type') ?? '', part.prefixes);
  return { name, type: schemas.typeOrAny(typeName, `The part "${name}"`), typeName };
}

function elementCalled(text: string, node: WsdlNode, schemas: Schemas): ElementUse {
  const name = resolveQName(text, node.prefixes);
  const found = schemas.element(name);
  if (found) return found;
  schemas.warnings.add(`The element {${name.namespace}}${name.local} is not declared; anything is taken`);
  return { kind: 'element', name, type: () => anyType, min: 1, max: 1, nillable: true };
}

interface Header {
  readonly message: WsdlNode | undefined;
  readonly part: string;
  readonly element?: ElementUse;
}

function headersOf(binding: WsdlNode | undefined, index: WsdlIndex, schemas: Schemas): Header[] {
  return childrenCalled(binding, 'header').map((header) => {
    const message = index.referred('message', header, 'message');
    const part = header.attribute('part') ?? '';
    const declared = childrenCalled(message, 'part').find((each) => each.attribute('name') === part);
    const element = declared && partOf(declared, schemas).element;
    return { message, part, element };
  });
}

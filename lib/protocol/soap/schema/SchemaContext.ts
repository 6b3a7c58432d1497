import type { WsdlNode } from '../../../vendor/soap';
import { type QName, resolveQName } from '../QName';
import type { ElementUse, SchemaType } from './SchemaTypes';

export type GlobalKind = 'element' | 'type' | 'attribute' | 'group' | 'attributeGroup';

/** What the compilers of types need to know of all schemas together. */
export interface Schemas {
  /** What was not understood. */
  readonly warnings: Set<string>;
  find(kind: GlobalKind, name: QName): Declaration | undefined;
  element(name: QName): ElementUse | undefined;
  /** Undefined when no schema declares it. */
  type(name: QName): SchemaType | undefined;
  /** The same, with any content for what no schema declares. */
  typeOrAny(name: QName, where: string): SchemaType;
}

/** What the schema around a declaration says for all that is in it. */
export interface SchemaContext {
  readonly set: Schemas;
  /** The target namespace; for a schema that was included without one, that of the including schema. */
  readonly namespace: string;
  /** The schema has no namespace of its own: names without prefix mean those of the including schema. */
  readonly isChameleon: boolean;
  readonly elementsQualified: boolean;
  readonly attributesQualified: boolean;
}

export interface Declaration {
  readonly node: WsdlNode;
  readonly context: SchemaContext;
}

/** What a name means within a schema. */
export function resolveIn({ namespace, isChameleon }: SchemaContext, node: WsdlNode, text: string): QName {
  const name = resolveQName(text, node.prefixes);
  return name.namespace === '' && isChameleon ? { ...name, namespace } : name;
}

import type { WsdlNode } from '../../../vendor/soap';
import { namespaces } from '../namespaces';
import type { QName } from '../QName';
import { compileAttributes } from './compileAttributes';
import { compileParticle } from './compileParticle';
import { compileSimpleType } from './compileSimpleType';
import { documentationOf } from './occurrence';
import { anyType } from './knownTypes';
import { resolveIn, type SchemaContext } from './SchemaContext';
import type { AttributeUse, ComplexType, Particle, SchemaType } from './SchemaTypes';

/** An xs:complexType or xs:simpleType; `name` when it is a global one. */
export function compileType(node: WsdlNode, context: SchemaContext, name?: QName): SchemaType {
  if (node.name === 'simpleType') return compileSimpleType(node, context, name);
  const holder = node.children.find(({ name: is }) => is === 'simpleContent' || is === 'complexContent');
  const derivation = holder?.children.find(({ name: is }) => is === 'extension' || is === 'restriction');
  const isMixed = [node, holder].some((each) => each?.attribute('mixed') === 'true');
  const facts = {
    kind: 'complex',
    name,
    isAbstract: node.attribute('abstract') === 'true',
    isMixed,
    documentation: documentationOf(node),
  } as const;
  if (!holder || !derivation) {
    return { ...facts, content: contentOf(node, context), ...compileAttributes(node, context) };
  }
  const base = resolveIn(context, derivation, derivation.attribute('base') ?? 'xs:anyType');
  const baseType = context.set.typeOrAny(base, `"${name?.local ?? 'a type'}"`);
  return holder.name === 'simpleContent'
    ? { ...facts, ...withText(derivation, context, baseType) }
    : { ...facts, ...derived(derivation, context, baseType) };
}

type TypeBody = Pick<ComplexType, 'content' | 'text' | 'attributes' | 'anyAttribute' | 'arrayOf'>;

/** Text and attributes. A restriction may narrow the text further. */
function withText(node: WsdlNode, context: SchemaContext, base: SchemaType): TypeBody {
  const own = compileAttributes(node, context);
  const inherited = base.kind === 'complex' ? base : { text: base, attributes: [], anyAttribute: false };
  const text =
    node.name === 'restriction' && inherited.text
      ? compileSimpleType(node, context, undefined, inherited.text)
      : inherited.text;
  return {
    text,
    attributes: merged(inherited.attributes, own.attributes),
    anyAttribute: inherited.anyAttribute || own.anyAttribute,
  };
}

function derived(node: WsdlNode, context: SchemaContext, baseType: SchemaType): TypeBody {
  const base = baseType.kind === 'complex' ? baseType : anyType;
  const own = compileAttributes(node, context);
  const content = contentOf(node, context);
  const attributes = merged(base.attributes, own.attributes).filter(
    ({ name }) => !own.prohibited.has(name.local),
  );
  if (node.name === 'extension') {
    const anyAttribute = base.anyAttribute || own.anyAttribute;
    return {
      content: joined(base.content, content),
      text: base.text,
      attributes,
      anyAttribute,
      arrayOf: base.arrayOf,
    };
  }
  const arrayOf = base.arrayOf && (arrayType(node, context) ?? base.arrayOf);
  return { content, attributes, anyAttribute: own.anyAttribute, arrayOf };
}

/** An extension's own content follows that of its base. */
function joined(base: Particle | undefined, own: Particle | undefined): Particle | undefined {
  if (!base || !own) return base ?? own;
  return { kind: 'sequence', parts: [base, own], min: 1, max: 1 };
}

function merged(base: readonly AttributeUse[], own: readonly AttributeUse[]): AttributeUse[] {
  const isRedeclared = ({ name }: AttributeUse) => own.some((each) => each.name.local === name.local);
  return [...base.filter((each) => !isRedeclared(each)), ...own];
}

const groups = new Set(['sequence', 'choice', 'all', 'group']);

function contentOf(node: WsdlNode, context: SchemaContext): Particle | undefined {
  const group = node.children.find(({ name }) => groups.has(name));
  return group && compileParticle(group, context);
}

/** `wsdl:arrayType="tns:Order[]"` (WSDL 1.1, section 2.2): the element type of a SOAP-encoded array. */
function arrayType(node: WsdlNode, context: SchemaContext): QName | undefined {
  for (const attribute of node.children.filter(({ name }) => name === 'attribute')) {
    const prefixes = Object.entries(attribute.prefixes).filter(
      ([, namespace]) => namespace === namespaces.wsdl,
    );
    for (const [prefix] of prefixes) {
      const type = attribute.attribute(`${prefix}:arrayType`)?.replace(/(\[[\d,]*\])+$/, '');
      if (type) return resolveIn(context, attribute, type);
    }
  }
  return undefined;
}

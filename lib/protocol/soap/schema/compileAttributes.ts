import type { WsdlNode } from '../../../vendor/soap';
import { compileSimpleType } from './compileSimpleType';
import { documentationOf } from './occurrence';
import { simple } from './knownTypes';
import { resolveIn, type SchemaContext } from './SchemaContext';
import type { AttributeUse, SimpleType } from './SchemaTypes';

interface Attributes {
  readonly attributes: readonly AttributeUse[];
  readonly anyAttribute: boolean;
  /** Local names that a restriction takes away. */
  readonly prohibited: ReadonlySet<string>;
}

/** The attributes that a type, an extension, a restriction or an attribute group declares. */
export function compileAttributes(node: WsdlNode, context: SchemaContext, depth = 0): Attributes {
  const attributes: AttributeUse[] = [];
  const prohibited = new Set<string>();
  let anyAttribute = node.children.some(({ name }) => name === 'anyAttribute');
  for (const child of node.children) {
    if (child.name === 'attribute') {
      const attribute = attributeOf(child, context);
      if (child.attribute('use') === 'prohibited') prohibited.add(attribute.name.local);
      else attributes.push(attribute);
    }
    if (child.name === 'attributeGroup' && depth < deepest) {
      const group = context.set.find(
        'attributeGroup',
        resolveIn(context, child, child.attribute('ref') ?? ''),
      );
      const inner = group && compileAttributes(group.node, group.context, depth + 1);
      attributes.push(...(inner?.attributes ?? []));
      anyAttribute ||= inner?.anyAttribute ?? false;
    }
  }
  return { attributes, anyAttribute, prohibited };
}

/** A group that holds itself, which is not allowed, ends here. */
const deepest = 20;

function attributeOf(node: WsdlNode, context: SchemaContext): AttributeUse {
  const use = {
    required: node.attribute('use') === 'required',
    default: node.attribute('default'),
    fixed: node.attribute('fixed'),
    documentation: documentationOf(node),
  };
  const reference = node.attribute('ref');
  if (reference === undefined) {
    const form = node.attribute('form');
    const isQualified = form === undefined ? context.attributesQualified : form === 'qualified';
    const name = { namespace: isQualified ? context.namespace : '', local: node.attribute('name') ?? '' };
    return { name, type: typeOf(node, context), ...use };
  }
  const name = resolveIn(context, node, reference);
  const declaration = context.set.find('attribute', name);
  const type = declaration ? typeOf(declaration.node, declaration.context) : simple('string');
  return { name, type, ...use };
}

function typeOf(node: WsdlNode, context: SchemaContext): SimpleType {
  const named = node.attribute('type');
  const type = named === undefined ? undefined : context.set.type(resolveIn(context, node, named));
  if (type?.kind === 'simple') return type;
  const inner = node.children.find(({ name }) => name === 'simpleType');
  return inner ? compileSimpleType(inner, context) : simple('string');
}

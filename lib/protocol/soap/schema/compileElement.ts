import type { WsdlNode } from '../../../vendor/soap';
import { compileType } from './compileType';
import { documentationOf, occurrence } from './occurrence';
import { anyType } from './knownTypes';
import { resolveIn, type SchemaContext } from './SchemaContext';
import type { ElementUse, SchemaType } from './SchemaTypes';

/** An xs:element within a type. */
export function compileElement(node: WsdlNode, context: SchemaContext): ElementUse {
  const reference = node.attribute('ref');
  if (reference !== undefined) return referred(node, context, reference);
  const form = node.attribute('form');
  return declared(node, context, form === undefined ? context.elementsQualified : form === 'qualified');
}

/** A global xs:element: its own name is qualified, whatever the schema says of those within it. */
export function compileGlobalElement(node: WsdlNode, context: SchemaContext): ElementUse {
  return declared(node, context, true);
}

function declared(node: WsdlNode, context: SchemaContext, isQualified: boolean): ElementUse {
  const local = node.attribute('name') ?? '';
  let type: SchemaType | undefined;
  return {
    kind: 'element',
    name: { namespace: isQualified ? context.namespace : '', local },
    type: () => (type ??= typeOf(node, context, local)),
    ...occurrence(node),
    nillable: node.attribute('nillable') === 'true' || node.attribute('nillable') === '1',
    default: node.attribute('default'),
    fixed: node.attribute('fixed'),
    documentation: documentationOf(node),
  };
}

function typeOf(node: WsdlNode, context: SchemaContext, local: string): SchemaType {
  const named = node.attribute('type');
  if (named !== undefined) return context.set.typeOrAny(resolveIn(context, node, named), `"${local}"`);
  const inner = node.children.find(({ name }) => name === 'complexType' || name === 'simpleType');
  if (inner) return compileType(inner, context);
  const head = node.attribute('substitutionGroup');
  return (head && context.set.element(resolveIn(context, node, head))?.type()) || anyType;
}

function referred(node: WsdlNode, context: SchemaContext, reference: string): ElementUse {
  const name = resolveIn(context, node, reference);
  const target = (): ElementUse | undefined => context.set.element(name);
  const found = target();
  if (found) {
    return { ...found, ...occurrence(node), documentation: documentationOf(node) ?? found.documentation };
  }
  context.set.warnings.add(`The element {${name.namespace}}${name.local} is not declared; anything is taken`);
  return { kind: 'element', name, type: () => anyType, ...occurrence(node), nillable: false };
}

import type { WsdlNode } from '../../../vendor/soap';
import { keyOf } from '../QName';
import { compileElement } from './compileElement';
import { occurrence } from './occurrence';
import { resolveIn, type SchemaContext } from './SchemaContext';
import type { Group, Particle } from './SchemaTypes';

/** A part of a type's content; undefined for what is none, such as an annotation. */
export function compileParticle(node: WsdlNode, context: SchemaContext): Particle | undefined {
  switch (node.name) {
    case 'element':
      return compileElement(node, context);
    case 'sequence':
    case 'choice':
    case 'all':
      return { kind: node.name, parts: partsOf(node, context), ...occurrence(node) };
    case 'group':
      return groupOf(node, context);
    case 'any':
      return { kind: 'any', ...occurrence(node) };
    default:
      return undefined;
  }
}

function partsOf(node: WsdlNode, context: SchemaContext): Particle[] {
  return node.children.flatMap((child) => compileParticle(child, context) ?? []);
}

/** A group that refers to itself, which is not allowed, would never end. */
const open = new Set<string>();

function groupOf(node: WsdlNode, context: SchemaContext): Group | undefined {
  const reference = node.attribute('ref');
  if (reference === undefined)
    return { kind: 'sequence', parts: partsOf(node, context), ...occurrence(node) };
  const name = resolveIn(context, node, reference);
  const key = keyOf(name);
  const declaration = open.has(key) ? undefined : context.set.find('group', name);
  if (!declaration) {
    context.set.warnings.add(`The group ${key} is not declared`);
    return undefined;
  }
  open.add(key);
  try {
    return {
      kind: 'sequence',
      parts: partsOf(declaration.node, declaration.context),
      ...occurrence(node),
    };
  } finally {
    open.delete(key);
  }
}

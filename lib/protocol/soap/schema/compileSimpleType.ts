import type { WsdlNode } from '../../../vendor/soap';
import type { QName } from '../QName';
import { simple } from './knownTypes';
import { resolveIn, type SchemaContext } from './SchemaContext';
import type { Facets, SimpleType } from './SchemaTypes';

/** An xs:simpleType, or an xs:restriction of simple content whose `base` is known already. */
export function compileSimpleType(
  node: WsdlNode,
  context: SchemaContext,
  name?: QName,
  base?: SimpleType,
): SimpleType {
  if (base) return { ...base, name, facets: facetsOf(node, base.facets) };
  const inner = node.children.find(({ name: is }) => is === 'restriction' || is === 'list' || is === 'union');
  if (inner?.name === 'restriction') {
    const narrowed = namedOrInner(inner, context, inner.attribute('base'));
    return { ...narrowed, name, facets: facetsOf(inner, narrowed.facets) };
  }
  if (inner?.name === 'list') {
    const list = namedOrInner(inner, context, inner.attribute('itemType'));
    return { kind: 'simple', name, builtin: 'string', facets: {}, list };
  }
  if (inner?.name === 'union') {
    const named = (inner.attribute('memberTypes') ?? '').split(/\s+/).filter(Boolean);
    const union = [
      ...named.map((each) => namedOrInner(inner, context, each)),
      ...inner.children
        .filter(({ name: is }) => is === 'simpleType')
        .map((each) => compileSimpleType(each, context)),
    ];
    return { kind: 'simple', name, builtin: 'string', facets: {}, union };
  }
  return { ...simple('string'), name };
}

function namedOrInner(node: WsdlNode, context: SchemaContext, named: string | undefined): SimpleType {
  if (named !== undefined) {
    const type = context.set.type(resolveIn(context, node, named));
    return type?.kind === 'simple' ? type : simple('string');
  }
  const inner = node.children.find(({ name }) => name === 'simpleType');
  return inner ? compileSimpleType(inner, context) : simple('string');
}

const counts = new Set(['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits']);
const limits = new Set(['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive']);

function facetsOf(node: WsdlNode, inherited: Facets): Facets {
  const own: Record<string, unknown> = {};
  const enumeration: string[] = [];
  for (const child of node.children) {
    const value = child.attribute('value');
    if (value === undefined) continue;
    if (child.name === 'enumeration') enumeration.push(value);
    else if (counts.has(child.name)) own[child.name] = Number(value);
    else if (limits.has(child.name)) own[child.name] = value;
  }
  return {
    ...inherited,
    ...own,
    ...(enumeration.length > 0 && { enumeration }),
  };
}

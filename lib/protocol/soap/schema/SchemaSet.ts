import type { WsdlNode } from '../../../vendor/soap';
import { keyOf, type QName } from '../QName';
import { compileGlobalElement } from './compileElement';
import { compileType } from './compileType';
import { isBuiltin } from './builtins';
import { anyType, builtinType, simple } from './knownTypes';
import {
  type Declaration,
  type GlobalKind,
  resolveIn,
  type SchemaContext,
  type Schemas,
} from './SchemaContext';
import type { ElementUse, SchemaType } from './SchemaTypes';

const kinds: Readonly<Record<string, GlobalKind>> = {
  element: 'element',
  complexType: 'type',
  simpleType: 'type',
  attribute: 'attribute',
  group: 'group',
  attributeGroup: 'attributeGroup',
};

/** All schemas of a description. Types are compiled when they are first asked for: few of thousands ever are. */
export class SchemaSet implements Schemas {
  readonly warnings = new Set<string>();
  private readonly globals = new Map<string, Declaration>();
  /** By local name, for names that some WSDLs write without their prefix. */
  private readonly unprefixed = new Map<string, Declaration>();
  private readonly elements = new Map<string, ElementUse>();
  private readonly types = new Map<string, SchemaType>();
  private derived: Map<string, QName[]> | undefined;
  private substitutions: Map<string, QName[]> | undefined;

  /** Takes in a schema; `namespace` is the including schema's, for one that has none. */
  add(schema: WsdlNode, namespace = ''): void {
    const own = schema.attribute('targetNamespace');
    const context: SchemaContext = {
      set: this,
      namespace: own ?? namespace,
      isChameleon: own === undefined,
      elementsQualified: schema.attribute('elementFormDefault') === 'qualified',
      attributesQualified: schema.attribute('attributeFormDefault') === 'qualified',
    };
    for (const node of schema.children) {
      const kind = kinds[node.name];
      const local = node.attribute('name');
      if (!kind || local === undefined) continue;
      const key = `${kind} ${keyOf({ namespace: context.namespace, local })}`;
      if (!this.globals.has(key)) this.globals.set(key, { node, context });
      const short = `${kind} ${local}`;
      if (!this.unprefixed.has(short)) this.unprefixed.set(short, { node, context });
    }
  }

  find(kind: GlobalKind, name: QName): Declaration | undefined {
    const found = this.globals.get(`${kind} ${keyOf(name)}`);
    return found ?? (name.namespace === '' ? this.unprefixed.get(`${kind} ${name.local}`) : undefined);
  }

  element(name: QName): ElementUse | undefined {
    const key = keyOf(name);
    const known = this.elements.get(key);
    if (known) return known;
    const declaration = this.find('element', name);
    if (!declaration) return undefined;
    const compiled = compileGlobalElement(declaration.node, declaration.context);
    const substitutes = (): ElementUse[] =>
      (this.substitutionsOf(key) ?? []).flatMap((each) => this.element(each) ?? []);
    const element = { ...compiled, substitutes };
    this.elements.set(key, element);
    return element;
  }

  /** Undefined when no schema declares it. */
  type(name: QName): SchemaType | undefined {
    const own = builtinType(name);
    if (own) return own;
    const key = keyOf(name);
    const known = this.types.get(key);
    if (known) return known;
    const declaration = this.find('type', name);
    if (!declaration) return undefined;
    // A type that is derived from itself, which is not allowed, ends here.
    this.types.set(key, anyType);
    const compiled = compileType(declaration.node, declaration.context, name);
    this.types.set(key, compiled);
    return compiled;
  }

  /** The same, with any content for what no schema declares. */
  typeOrAny(name: QName, where: string): SchemaType {
    const found = this.type(name);
    if (found) return found;
    if (name.namespace === '' && isBuiltin(name.local)) return simple(name.local);
    // Some refer to an element where a type has to stand.
    const element = this.element(name);
    if (element) return element.type();
    this.warnings.add(`${where}: the type ${keyOf(name)} is not declared; anything is taken`);
    return anyType;
  }

  /** The global element of that local name, whatever its namespace. */
  elementCalled(local: string): ElementUse | undefined {
    const declaration = this.unprefixed.get(`element ${local}`);
    return declaration && this.element({ namespace: declaration.context.namespace, local });
  }

  /** Names of the types that extend or restrict a type, directly or not. */
  typesDerivedFrom(name: QName): readonly QName[] {
    this.derived ??= indexBases(this.declarations('type'));
    const found = new Map<string, QName>();
    const open = [name];
    for (let next = open.pop(); next; next = open.pop()) {
      for (const each of this.derived.get(keyOf(next)) ?? []) {
        if (found.has(keyOf(each))) continue;
        found.set(keyOf(each), each);
        open.push(each);
      }
    }
    return [...found.values()];
  }

  private substitutionsOf(key: string): readonly QName[] | undefined {
    this.substitutions ??= indexSubstitutions(this.declarations('element'));
    return this.substitutions.get(key);
  }

  private declarations(kind: GlobalKind): Declaration[] {
    return [...this.globals].filter(([key]) => key.startsWith(`${kind} `)).map(([, each]) => each);
  }
}

function indexBases(types: readonly Declaration[]): Map<string, QName[]> {
  const index = new Map<string, QName[]>();
  for (const { node, context } of types) {
    const derivation = node.children
      .filter(({ name }) => name === 'complexContent' || name === 'simpleContent')
      .flatMap(({ children }) => children)
      .find(({ name }) => name === 'extension' || name === 'restriction');
    const base = derivation?.attribute('base');
    if (derivation && base) append(index, keyOf(resolveIn(context, derivation, base)), nameOf(node, context));
  }
  return index;
}

function indexSubstitutions(elements: readonly Declaration[]): Map<string, QName[]> {
  const index = new Map<string, QName[]>();
  for (const { node, context } of elements) {
    const head = node.attribute('substitutionGroup');
    if (head) append(index, keyOf(resolveIn(context, node, head)), nameOf(node, context));
  }
  return index;
}

function nameOf(node: WsdlNode, { namespace }: SchemaContext): QName {
  return { namespace, local: node.attribute('name')! };
}

function append(index: Map<string, QName[]>, key: string, name: QName): void {
  index.set(key, [...(index.get(key) ?? []), name]);
}

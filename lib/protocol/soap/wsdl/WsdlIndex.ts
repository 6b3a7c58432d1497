import type { WsdlNode } from '../../../vendor/soap';
import { keyOf, type QName, resolveQName } from '../QName';

type Kind = 'message' | 'portType' | 'binding';

/** The named parts of all definitions, by their qualified names. */
export class WsdlIndex {
  readonly services: WsdlNode[] = [];
  private readonly parts = new Map<string, WsdlNode>();
  private readonly byLocalName = new Map<string, WsdlNode>();
  private readonly targets = new Map<WsdlNode, string>();

  constructor(definitions: readonly WsdlNode[]) {
    for (const root of definitions) {
      const namespace = root.attribute('targetNamespace') ?? '';
      for (const node of root.children) {
        this.targets.set(node, namespace);
        if (node.name === 'service') this.services.push(node);
        const local = node.attribute('name');
        if (local === undefined) continue;
        this.parts.set(`${node.name} ${keyOf({ namespace, local })}`, node);
        if (!this.byLocalName.has(`${node.name} ${local}`))
          this.byLocalName.set(`${node.name} ${local}`, node);
      }
    }
  }

  /** Many WSDLs have a prefix wrong or left out; then the local name alone has to do. */
  private find(kind: Kind, name: QName): WsdlNode | undefined {
    return this.parts.get(`${kind} ${keyOf(name)}`) ?? this.byLocalName.get(`${kind} ${name.local}`);
  }

  /** The part that an attribute of a node refers to. */
  referred(kind: Kind, node: WsdlNode, attribute: string): WsdlNode | undefined {
    const text = node.attribute(attribute);
    return text === undefined ? undefined : this.find(kind, resolveQName(text, node.prefixes));
  }

  /** The target namespace of the definitions that a part stands in. */
  namespaceOf(part: WsdlNode): string {
    return this.targets.get(part) ?? '';
  }
}

export function childCalled(node: WsdlNode | undefined, name: string): WsdlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

export function childrenCalled(node: WsdlNode | undefined, name: string): WsdlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

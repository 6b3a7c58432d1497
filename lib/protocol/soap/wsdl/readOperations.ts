import type { WsdlNode } from '../../../vendor/soap';
import { namespaces } from '../namespaces';
import type { Schemas } from '../schema/SchemaContext';
import { readMessage } from './readMessage';
import type { SoapOperation, SoapVersion } from './SoapOperation';
import { childCalled, childrenCalled, WsdlIndex } from './WsdlIndex';

/** The operations of all SOAP ports. HTTP GET and POST ports are left out: they are no SOAP. */
export function readOperations(definitions: readonly WsdlNode[], schemas: Schemas): SoapOperation[] {
  const index = new WsdlIndex(definitions);
  return index.services.flatMap((service) =>
    childrenCalled(service, 'port').flatMap((port) => portOperations(service, port, index, schemas)),
  );
}

const versions: Readonly<Record<string, SoapVersion>> = {
  [namespaces.wsdlSoap11]: '1.1',
  [namespaces.wsdlSoap12]: '1.2',
};

function portOperations(
  service: WsdlNode,
  port: WsdlNode,
  index: WsdlIndex,
  schemas: Schemas,
): SoapOperation[] {
  const binding = index.referred('binding', port, 'binding');
  const soapBinding = soapBindingOf(binding);
  const version = soapBinding && versionOf(soapBinding);
  const portType = binding && index.referred('portType', binding, 'type');
  if (!binding || !version || !portType) {
    if (!binding) schemas.warnings.add(`The port "${port.attribute('name')}" has no binding and is left out`);
    else if (version)
      schemas.warnings.add(`The binding of port "${port.attribute('name')}" has no port type`);
    return [];
  }
  const place = {
    service: service.attribute('name') ?? '',
    port: port.attribute('name') ?? '',
    version,
    endpoint: childCalled(port, 'address')?.attribute('location') ?? '',
  };
  const abstract = abstractOperations(portType);
  const taken = new Map<string, number>();
  return childrenCalled(binding, 'operation').flatMap((bound) => {
    const name = bound.attribute('name') ?? '';
    const number = (taken.get(name) ?? 0) + 1;
    taken.set(name, number);
    const operation = abstract.get(name)?.[number - 1];
    if (!operation) {
      schemas.warnings.add(`The operation "${name}" is bound but not declared, and left out`);
      return [];
    }
    const id = `${place.service}/${place.port}/${name}${number > 1 ? `#${number}` : ''}`;
    return [{ id, name, ...place, ...bind({ bound, operation, soapBinding, portType, index, schemas }) }];
  });
}

const soapOverHttp = 'http://schemas.xmlsoap.org/soap/http';

/** Others may stand beside it, with extensions of a vendor. Some have a prefix wrong, and their transport tells it. */
function soapBindingOf(binding: WsdlNode | undefined): WsdlNode | undefined {
  const all = childrenCalled(binding, 'binding');
  return (
    all.find(({ namespace }) => versions[namespace]) ??
    all.find((each) => each.attribute('transport') === soapOverHttp)
  );
}

function versionOf({ namespace, prefixes }: WsdlNode): SoapVersion {
  const knows12 = Object.values(prefixes).includes(namespaces.wsdlSoap12);
  return versions[namespace] ?? (knows12 ? '1.2' : '1.1');
}

/** Overloaded operations come in the same order in the binding as in the port type. */
function abstractOperations(portType: WsdlNode): Map<string, WsdlNode[]> {
  const all = new Map<string, WsdlNode[]>();
  for (const node of childrenCalled(portType, 'operation')) {
    const name = node.attribute('name') ?? '';
    const known = all.get(name);
    if (known) known.push(node);
    else all.set(name, [node]);
  }
  return all;
}

interface Bound {
  readonly bound: WsdlNode;
  readonly operation: WsdlNode;
  readonly soapBinding: WsdlNode | undefined;
  readonly portType: WsdlNode;
  readonly index: WsdlIndex;
  readonly schemas: Schemas;
}

type Facts = Pick<SoapOperation, 'documentation' | 'soapAction' | 'wsaAction' | 'input' | 'output'>;

function bind({ bound, operation, soapBinding, portType, index, schemas }: Bound): Facts {
  const soap = childCalled(bound, 'operation');
  const style = (soap?.attribute('style') ?? soapBinding?.attribute('style')) === 'rpc' ? 'rpc' : 'document';
  const name = operation.attribute('name') ?? '';
  const namespace = index.namespaceOf(portType);
  const shape = (direction: 'input' | 'output', local: string) => {
    const message = childCalled(operation, direction);
    const binding = childCalled(bound, direction);
    return once(() =>
      readMessage({ message, binding, style, wrapper: { namespace, local }, index, schemas }),
    );
  };
  const documentation = childCalled(operation, 'documentation')?.text.replace(/\s+/g, ' ');
  const soapAction = soap?.attribute('soapAction') ?? '';
  const input = childCalled(operation, 'input');
  const stated = Object.keys(input?.prefixes ?? {}).map((prefix) => input?.attribute(`${prefix}:Action`));
  const messageName = input?.attribute('name') ?? `${name}Request`;
  const implied = `${namespace}${/[/:]$/.test(namespace) ? '' : '/'}${portType.attribute('name')}/${messageName}`;
  return {
    documentation: documentation || undefined,
    soapAction,
    wsaAction: stated.find(Boolean) ?? (soapAction || implied),
    input: shape('input', name),
    output: childCalled(operation, 'output') ? shape('output', `${name}Response`) : undefined,
  };
}

/** Few operations of many are ever used: each is read when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

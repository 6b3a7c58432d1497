import { setImmediate } from 'node:timers/promises';
import { ApiError } from '../../errors/ApiError';
import type { ApiDescription, ApiOperation } from '../../discovery/ApiDescription';
import { type QName, sameName } from './QName';
import { returnedFields } from './returnedFields';
import { messageSchema } from './schema/messageSchema';
import { SchemaSet } from './schema/SchemaSet';
import { loadDocuments } from './wsdl/loadDocuments';
import { readOperations } from './wsdl/readOperations';
import type { SoapOperation } from './wsdl/SoapOperation';
import type { SourceDocument, WsdlReader } from './wsdl/WsdlSource';

/** A WSDL, read: what can be called, and the types of all messages. */
export class SoapDescription implements ApiDescription {
  readonly operations: readonly ApiOperation[];
  private readonly byId: ReadonlyMap<string, SoapOperation>;

  constructor(
    readonly soapOperations: readonly SoapOperation[],
    readonly schemas: SchemaSet,
    /** What is missing of its documents. */
    private readonly notes: readonly string[],
  ) {
    this.byId = new Map(soapOperations.map((operation) => [operation.id, operation]));
    this.operations = soapOperations.map((operation) => toApiOperation(operation, schemas));
  }

  get warnings(): readonly string[] {
    return [...this.notes, ...this.schemas.warnings];
  }

  /** The operations of one port: by its service and name, or the first one where these are empty. */
  operationsAt(service: string, port: string): readonly ApiOperation[] {
    const place = this.soapOperations.find(
      (each) => (service === '' || each.service === service) && (port === '' || each.port === port),
    );
    const isThere = (each: SoapOperation) => each.service === place?.service && each.port === place.port;
    return this.operations.filter((_, at) => isThere(this.soapOperations[at]!));
  }

  /** The operation whose answer an element is: the one that was called, or another one of its port that gave the next page. */
  answered(called: SoapOperation, root: QName | undefined): SoapOperation {
    if (!root || rootOf(called)?.local === root.local) return called;
    const ofPort = this.soapOperations.filter(
      (each) => each.service === called.service && each.port === called.port,
    );
    return ofPort.find((each) => sameName(rootOf(each) ?? nameless, root)) ?? called;
  }

  /**
   * The operation of an id, or of a name that only one port has or that the first of several ports is taken for.
   * @throws ApiError UNKNOWN_NAME with what is there
   */
  find(name: string, service = '', port = ''): SoapOperation {
    const known = this.byId.get(name);
    if (known) return known;
    const inPlace = this.soapOperations.filter(
      (each) => (service === '' || each.service === service) && (port === '' || each.port === port),
    );
    const found = inPlace.find((each) => each.name === name);
    if (found) return found;
    const names = [...new Set((inPlace.length > 0 ? inPlace : this.soapOperations).map((each) => each.name))];
    const some = names.slice(0, 20).join(', ');
    throw new ApiError('UNKNOWN_NAME', {
      subject: `The WSDL has no operation "${name}"; it has ${some}${names.length > 20 ? `, … (${names.length})` : ''}`,
      field: 'SOAP Operation',
      hint: 'Choose an operation from the list.',
    });
  }
}

/** @throws ApiError WSDL_INVALID and what reading its documents fails with */
export async function loadSoapDescription(
  source: SourceDocument,
  reader: WsdlReader,
): Promise<SoapDescription> {
  const { definitions, schemas, warnings } = await loadDocuments(source, reader);
  const set = new SchemaSet();
  for (const { node, namespace } of schemas) {
    set.add(node, namespace);
    await setImmediate();
  }
  const operations = readOperations(definitions, set);
  // Each step takes a while for thousands of operations: others have their turn in between.
  await setImmediate();
  const description = new SoapDescription(operations, set, warnings);
  await setImmediate();
  if (operations.length > 0) return description;
  throw new ApiError('WSDL_INVALID', {
    subject: ['The WSDL has no SOAP operation', ...warnings].join('. '),
    hint: 'It may describe HTTP GET and POST only, or lack its <service>: some servers split that off into another document, which has to be given instead.',
  });
}

const nameless: QName = { namespace: '', local: '' };

/** The element that an operation's answer is. */
function rootOf({ output }: SoapOperation): QName | undefined {
  const shape = output?.();
  return shape?.wrapper ?? shape?.parts[0]?.element?.name;
}

function toApiOperation(operation: SoapOperation, schemas: SchemaSet): ApiOperation {
  const { id, name, documentation, output } = operation;
  return {
    id,
    label: name,
    ...(documentation !== undefined && { help: documentation }),
    input: () => messageSchema(operation.input(), schemas),
    output: () => output && messageSchema(output(), schemas),
    returns: () => (output ? returnedFields(output()) : []),
  };
}

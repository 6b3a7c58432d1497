import { isObject, type JsonObject, type JsonValue } from '../../../plan/json';
import { type AddressingVersion, writeAddressing } from '../addressing';
import { messageFields, partElement, partName } from '../messageFields';
import { namespaces } from '../namespaces';
import type { SoapDescription } from '../SoapDescription';
import type { MessageShape, SoapOperation } from '../wsdl/SoapOperation';
import { XmlWriter } from '../xml/XmlWriter';
import { encodeContent } from './ContentEncoder';
import { ElementEncoder } from './ElementEncoder';
import { InputProblems } from './InputProblems';

export interface EnvelopeInput {
  /** The fields of the operation's input. */
  readonly body: JsonValue;
  /** Header elements by their name. */
  readonly headers: JsonObject;
  /** Header elements as XML. */
  readonly headerXml: string;
  readonly addressing?: { readonly version: AddressingVersion; readonly to: string };
  readonly isChecking: boolean;
  /** What is wrong with a document, for XML that is given as a value. */
  xmlProblem(document: string): string | undefined;
}

/**
 * The envelope of a call.
 * @throws ApiError INPUT_INVALID with the path of each element that is wrong; nothing has been sent then
 */
export function encodeEnvelope(
  operation: SoapOperation,
  { schemas }: SoapDescription,
  input: EnvelopeInput,
): string {
  const is12 = operation.version === '1.2';
  const envelope = is12 ? namespaces.soap12 : namespaces.soap11;
  const shape = operation.input();
  const encoding = shape.isEncoded ? (is12 ? namespaces.encoding12 : namespaces.encoding11) : undefined;
  const writer = new XmlWriter();
  const problems = new InputProblems(input.isChecking);
  writer.start({ namespace: envelope, local: 'Envelope' });
  const headers = Object.entries(input.headers);
  if (headers.length > 0 || input.headerXml !== '' || input.addressing) {
    const encoder = new ElementEncoder(writer, schemas, problems, input.xmlProblem);
    writer.start({ namespace: envelope, local: 'Header' });
    for (const [name, value] of headers) {
      const declared = shape.headers.find((each) => each.name.local === name);
      if (declared) encoder.element(declared, value, ['header', name]);
      else encoder.untyped(name, value, ['header', name]);
    }
    if (input.addressing) {
      const { version, to } = input.addressing;
      writeAddressing(writer, version, { action: operation.wsaAction, to });
    }
    encoder.xml(input.headerXml, ['header']);
    writer.end();
  }
  writer.start({ namespace: envelope, local: 'Body' });
  const encoder = new ElementEncoder(writer, schemas, problems, input.xmlProblem, encoding);
  encodeBody(shape, input.body, writer, encoder, envelope);
  writer.end();
  writer.end();
  problems.throwIfAny(operation.name);
  return writer.toString();
}

function encodeBody(
  shape: MessageShape,
  body: JsonValue,
  writer: XmlWriter,
  encoder: ElementEncoder,
  envelope: string,
): void {
  const fields = messageFields(shape);
  if (fields.kind === 'content') return encoder.element(fields.element, body ?? {}, []);
  if (shape.wrapper) {
    const style = { namespace: envelope, local: 'encodingStyle' };
    const encoding = envelope === namespaces.soap12 ? namespaces.encoding12 : namespaces.encoding11;
    writer.start(shape.wrapper, shape.isEncoded ? [[style, encoding]] : []);
  }
  const parts = fields.parts.map(partElement);
  const object = isObject(body) ? (body as JsonObject) : singleValue(fields.parts.map(partName), body);
  encodeContent({ kind: 'sequence', parts, min: 1, max: 1 }, object, [], encoder);
  if (shape.wrapper) writer.end();
}

/** A value by itself is that of the only part. */
function singleValue(names: readonly string[], value: JsonValue): JsonObject {
  return names.length === 1 && value !== null ? { [names[0]!]: value } : {};
}

import { isObject, type JsonObject, type JsonValue } from '../../../plan/json';
import type { Path } from '../../../plan/path';
import { includeKey, linkKey } from '../attachments';
import { namespaces } from '../namespaces';
import type { QName } from '../QName';
import { contentElements } from '../schema/contentElements';
import { anyType, encodedArray } from '../schema/knownTypes';
import type { SchemaSet } from '../schema/SchemaSet';
import type { ComplexType, ElementUse, SimpleType } from '../schema/SchemaTypes';
import type { XmlWriter } from '../xml/XmlWriter';
import { type Attribute, attributesOf, otherAttributes } from './attributesOf';
import { encodeContent, type ElementSink } from './ContentEncoder';
import { type InputProblems, quoted } from './InputProblems';
import { checkedText, uncheckedText } from './simpleText';
import { arrayAttributes, encodedType, instanceType } from './soapEncoding';
import { chosenType } from './chosenType';

/** The field whose text is the XML within an element. */
const xmlKey = '#xml';

const nil: QName = { namespace: namespaces.instance, local: 'nil' };

/** Writes JSON values as elements of their types. */
export class ElementEncoder implements ElementSink {
  constructor(
    private readonly writer: XmlWriter,
    private readonly schemas: SchemaSet,
    readonly problems: InputProblems,
    private readonly xmlProblem: (document: string) => string | undefined,
    /** rpc/encoded: every element states its type, and arrays are SOAP arrays of this encoding. */
    private readonly encoding?: string,
  ) {}

  get isEncoded(): boolean {
    return this.encoding !== undefined;
  }

  element(use: ElementUse, value: JsonValue, path: Path): void {
    if (value === null) return this.nil(use, path);
    if (isObject(value) && this.standIn(use.name, value as JsonObject, path)) return;
    const declared = use.type();
    const { type: chosen, stated, problem } = chosenType(value, declared, this.schemas);
    const isList = this.isEncoded && chosen === anyType && Array.isArray(value);
    const type = isList ? encodedArray : chosen;
    if (problem !== undefined) this.problems.add(path, problem);
    const attributes: Attribute[] = stated ? [[instanceType, this.writer.written(stated)]] : [];
    if (this.encoding !== undefined && !stated)
      attributes.push(...encodedType(type, value, this.encoding, this.writer));
    if (type.kind === 'simple') this.simple(use.name, type, value, path, attributes);
    else this.complex(use.name, type, value, path, attributes);
  }

  untyped(name: string, value: JsonValue, path: Path, beside = ''): void {
    if (!isXmlName(name)) return this.problems.addAlways(path, 'is no name that an element can have');
    const known = this.schemas.elementCalled(name);
    const any: ElementUse = {
      kind: 'element',
      name: { namespace: beside, local: name },
      type: () => anyType,
      min: 0,
      max: Infinity,
      nillable: true,
    };
    this.element(known ?? any, value, path);
  }

  /** XML that stands by itself, as it is given. */
  xml(xml: string, path: Path): void {
    const problem = xml === '' ? undefined : this.xmlProblem(`<x>${xml}</x>`);
    if (problem !== undefined) this.problems.addAlways(path, `is no well-formed XML: ${problem}`);
    this.writer.raw(xml);
  }

  /** What stands for a content of another kind: a file beside the message, a link to one, or XML. */
  private standIn(name: QName, value: JsonObject, path: Path): boolean {
    const { [includeKey]: file, [linkKey]: link, [xmlKey]: xml } = value;
    const text = [file, link, xml].find((each) => typeof each === 'string') as string | undefined;
    if (text === undefined) return false;
    this.writer.start(name);
    if (text === file) this.include(file);
    else if (text === link) this.writer.text(`cid:${link}`);
    else this.xml(text, path);
    this.writer.end();
    return true;
  }

  /** XML-binary Optimized Packaging, section 2.1: the file stands for the element's Base64. */
  private include(cid: string): void {
    const href: Attribute = [{ namespace: '', local: 'href' }, `cid:${cid}`];
    this.writer.start({ namespace: namespaces.xop, local: 'Include' }, [href]);
    this.writer.end();
  }

  private nil(use: ElementUse, path: Path): void {
    if (!use.nillable) this.problems.add(path, 'must not be null');
    this.writer.start(use.name, [[nil, 'true']]);
    this.writer.end();
  }

  private simple(name: QName, type: SimpleType, value: JsonValue, path: Path, attributes: Attribute[]): void {
    const more = isObject(value) ? otherAttributes(value as JsonObject, false, path, this.problems) : [];
    this.writer.start(name, [...attributes, ...more]);
    this.writer.text(checkedText(plainValue(value), type, path, this.problems));
    this.writer.end();
  }

  private complex(
    name: QName,
    type: ComplexType,
    value: JsonValue,
    path: Path,
    attributes: Attribute[],
  ): void {
    if (type.arrayOf) return this.array(name, type, value, path, attributes);
    const object = this.objectFor(type, value, path);
    this.writer.start(name, [...attributes, ...attributesOf(type, object, path, this.problems)]);
    const text = object['#text'];
    if (type.text) this.writer.text(checkedText(text ?? '', type.text, path, this.problems));
    else if (text !== undefined && text !== null) this.writer.text(uncheckedText(text));
    if (!type.text) encodeContent(type.content, object, path, this, name.namespace);
    this.writer.end();
  }

  /** The value as an object of fields; a list stands for the only field that takes one, a text for the text. */
  private objectFor(type: ComplexType, value: JsonValue, path: Path): Record<string, JsonValue> {
    if (isObject(value)) return value as Record<string, JsonValue>;
    if (type.text || type.isMixed) return { '#text': value };
    const elements = contentElements(type.content);
    const [only] = elements;
    if (Array.isArray(value) && elements.length === 1 && only?.isRepeated)
      return { [only.element.name.local]: value };
    // An empty element is often written as an empty text.
    if (value === '') return {};
    const names = elements.map(({ element }) => element.name.local).slice(0, 12);
    const fields = names.length > 0 ? `an object with the fields ${names.join(', ')}` : 'an object';
    this.problems.add(path, `is ${quoted(value)}, but has to be ${fields}`);
    return {};
  }

  /** SOAP 1.1, section 5.4.2; SOAP 1.2 part 2, section 3.1.4. */
  private array(name: QName, type: ComplexType, value: JsonValue, path: Path, attributes: Attribute[]): void {
    const [only] = contentElements(type.content);
    const itemName = only?.element.name ?? { namespace: '', local: 'item' };
    const inner = isObject(value) ? (value[itemName.local] ?? []) : value;
    const values = (Array.isArray(inner) ? inner : [inner]) as JsonValue[];
    const itemType = type.arrayOf!;
    const encoded = arrayAttributes(itemType, values.length, this.encoding, this.writer);
    this.writer.start(name, [...attributes, ...encoded]);
    const use: ElementUse = {
      kind: 'element',
      name: itemName,
      type: () => this.schemas.type(itemType) ?? anyType,
      min: 0,
      max: Infinity,
      nillable: true,
    };
    values.forEach((each, index) => this.element(use, each, [...path, index]));
    this.writer.end();
  }
}

/** `{"#text": …}` counts as its text. */
function plainValue(value: JsonValue): JsonValue {
  return isObject(value) && '#text' in value ? (value['#text'] as JsonValue) : value;
}

/** Namespaces in XML, section 4, as far as names are in use. */
function isXmlName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.\-\u00b7]*$/u.test(name);
}

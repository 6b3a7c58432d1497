import { isObject, type JsonValue } from '../../../plan/json';
import type { Path } from '../../../plan/path';
import { includeKey, linkKey } from '../attachments';
import { namespaces } from '../namespaces';
import type { QName } from '../QName';
import { contentElements } from '../schema/contentElements';
import { anyType, encodedArray, simple } from '../schema/knownTypes';
import type { SchemaSet } from '../schema/SchemaSet';
import type { AttributeUse, ComplexType, ElementUse, SchemaType, SimpleType } from '../schema/SchemaTypes';
import type { XmlWriter } from '../xml/XmlWriter';
import { encodeContent, type ElementSink } from './ContentEncoder';
import { type InputProblems, quoted } from './InputProblems';
import { simpleText, uncheckedText } from './simpleText';
import { chosenType } from './chosenType';

/** The field whose text is the XML within an element. */
const xmlKey = '#xml';

type Attribute = readonly [QName, string];

const nil: QName = { namespace: namespaces.instance, local: 'nil' };
const instanceType: QName = { namespace: namespaces.instance, local: 'type' };

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
    if (isObject(value) && typeof value[includeKey] === 'string')
      return this.include(use.name, value[includeKey]);
    if (isObject(value) && typeof value[linkKey] === 'string') return this.link(use.name, value[linkKey]);
    if (isObject(value) && typeof value[xmlKey] === 'string') {
      this.writer.start(use.name);
      this.xml(value[xmlKey], path);
      return this.writer.end();
    }
    const declared = use.type();
    const { type: chosen, stated, problem } = chosenType(value, declared, this.schemas);
    const isList = this.isEncoded && chosen === anyType && Array.isArray(value);
    const type = isList ? encodedArray : chosen;
    if (problem !== undefined) this.problems.add(path, problem);
    const attributes: Attribute[] = stated ? [[instanceType, this.writer.written(stated)]] : [];
    if (this.encoding !== undefined && !stated) attributes.push(...this.encodedType(type, value));
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

  /** XML-binary Optimized Packaging, section 2.1: the file stands for the element's Base64. */
  private include(name: QName, cid: string): void {
    this.writer.start(name);
    this.writer.start({ namespace: namespaces.xop, local: 'Include' }, [
      [{ namespace: '', local: 'href' }, `cid:${cid}`],
    ]);
    this.writer.end();
    this.writer.end();
  }

  private link(name: QName, cid: string): void {
    this.writer.start(name);
    this.writer.text(`cid:${cid}`);
    this.writer.end();
  }

  private nil(use: ElementUse, path: Path): void {
    if (!use.nillable) this.problems.add(path, 'must not be null');
    this.writer.start(use.name, [[nil, 'true']]);
    this.writer.end();
  }

  private simple(name: QName, type: SimpleType, value: JsonValue, path: Path, attributes: Attribute[]): void {
    const others = isObject(value) ? Object.entries(value).filter(([key]) => isOwnAttribute(key)) : [];
    const more = others.flatMap(([key, text]) => this.otherAttribute(false, key, text as JsonValue, path));
    this.writer.start(name, [...attributes, ...more]);
    this.writer.text(this.textOf(plainValue(value), type, path));
    this.writer.end();
  }

  private textOf(value: JsonValue, type: SimpleType, path: Path): string {
    const found = simpleText(value, type);
    if ('text' in found) return found.text;
    this.problems.add(path, found.problem);
    return uncheckedText(value);
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
    this.writer.start(name, [...attributes, ...this.attributes(type, object, path)]);
    const text = object['#text'];
    if (type.text) this.writer.text(this.textOf(text ?? '', type.text, path));
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

  private attributes(type: ComplexType, object: Record<string, JsonValue>, path: Path): Attribute[] {
    const known = type.attributes.flatMap((attribute) => this.attribute(attribute, object, path));
    const names = new Set(type.attributes.map(({ name }) => `@${name.local}`));
    const others = Object.entries(object).filter(([key]) => isOwnAttribute(key) && !names.has(localKey(key)));
    return [
      ...known,
      ...others.flatMap(([key, value]) => this.otherAttribute(type.anyAttribute, key, value, path)),
    ];
  }

  private attribute(
    { name, type, required, fixed, default: initial }: AttributeUse,
    object: Record<string, JsonValue>,
    path: Path,
  ): Attribute[] {
    const key = `@${name.local}`;
    const value = object[key] ?? object[`@xml:${name.local}`];
    if (value === undefined || value === null) {
      const stated = required ? (fixed ?? initial) : undefined;
      if (required && stated === undefined) this.problems.add([...path, key], 'is required');
      return stated === undefined ? [] : [[name, stated]];
    }
    return [[name, this.textOf(value, type, [...path, key])]];
  }

  private otherAttribute(isKnown: boolean, key: string, value: JsonValue, path: Path): Attribute[] {
    if (!isKnown) {
      this.problems.add([...path, key], 'is not known here');
      if (this.problems.isChecking) return [];
    }
    return value === null
      ? []
      : [[{ namespace: '', local: key.replace(/^@(.*:)?/, '') }, uncheckedText(value)]];
  }

  /** SOAP 1.1, section 5.4.2; SOAP 1.2 part 2, section 3.1.4. */
  private array(name: QName, type: ComplexType, value: JsonValue, path: Path, attributes: Attribute[]): void {
    const [only] = contentElements(type.content);
    const itemName = only?.element.name ?? { namespace: '', local: 'item' };
    const inner = isObject(value) ? (value[itemName.local] ?? []) : value;
    const values = (Array.isArray(inner) ? inner : [inner]) as JsonValue[];
    const itemType = type.arrayOf!;
    this.writer.start(name, [...attributes, ...this.arrayAttributes(itemType, values.length)]);
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

  private arrayAttributes(itemType: QName, count: number): Attribute[] {
    const encoding = this.encoding ?? namespaces.encoding11;
    const item = this.writer.written(itemType);
    if (encoding === namespaces.encoding11) {
      return [[{ namespace: encoding, local: 'arrayType' }, `${item}[${count}]`]];
    }
    return [
      [{ namespace: encoding, local: 'itemType' }, item],
      [{ namespace: encoding, local: 'arraySize' }, String(count)],
    ];
  }

  private encodedType(type: SchemaType, value: JsonValue): Attribute[] {
    const isArray = type.kind === 'complex' && type.arrayOf;
    const name = isArray
      ? { namespace: this.encoding!, local: 'Array' }
      : type === anyType
        ? ownType(value)
        : type.name;
    return name ? [[instanceType, this.writer.written(name)]] : [];
  }
}

/** `{"#text": …}` counts as its text. */
function plainValue(value: JsonValue): JsonValue {
  return isObject(value) && '#text' in value ? (value['#text'] as JsonValue) : value;
}

/** The type that a value shows by itself. */
function ownType(value: JsonValue): QName | undefined {
  if (typeof value === 'boolean') return simple('boolean').name;
  if (typeof value === 'number') return simple(Number.isInteger(value) ? 'int' : 'double').name;
  return typeof value === 'string' ? simple('string').name : undefined;
}

/** Namespaces in XML, section 4, as far as names are in use. */
function isXmlName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.\-\u00b7]*$/u.test(name);
}

/** An attribute of the element, and not one that says how to read it. */
function isOwnAttribute(key: string): boolean {
  return key.startsWith('@') && !/^@\w+:(type|nil)$/.test(key);
}

/** `@ns1:name` is `@name`: names may carry the prefix that an answer had. */
function localKey(key: string): string {
  return `@${key.slice(key.lastIndexOf(':') + 1).replace(/^@/, '')}`;
}

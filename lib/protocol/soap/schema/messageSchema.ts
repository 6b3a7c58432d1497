import type { JsonSchema } from '../../../plan/JsonSchema';
import { messageFields, partElement, partName } from '../messageFields';
import type { QName } from '../QName';
import type { MessageShape } from '../wsdl/SoapOperation';
import { anyType } from './knownTypes';
import { contentElements } from './contentElements';
import type { SchemaSet } from './SchemaSet';
import type { AttributeUse, ComplexType, ElementUse, SchemaType } from './SchemaTypes';
import { simpleSchema } from './simpleSchema';

/** A message as JSON Schema: fields for elements, `@name` for attributes, `#text` for text beside attributes. */
export function messageSchema(shape: MessageShape, schemas: SchemaSet): JsonSchema {
  const writer = new SchemaWriter(schemas);
  const fields = messageFields(shape);
  const root =
    fields.kind === 'content'
      ? writer.complex(fields.type)
      : {
          type: 'object' as const,
          properties: Object.fromEntries(
            fields.parts.map((part) => [partName(part), writer.element(partElement(part))]),
          ),
          required: fields.parts.map(partName),
        };
  return writer.defs.size > 0 ? { ...root, $defs: Object.fromEntries(writer.defs) } : root;
}

class SchemaWriter {
  readonly defs = new Map<string, JsonSchema>();
  private readonly names = new Map<ComplexType, string>();

  constructor(private readonly schemas: SchemaSet) {}

  element({ name, type, max, nillable, documentation, default: initial, fixed }: ElementUse): JsonSchema {
    const schema = this.type(type(), nillable, name);
    const value = initial ?? fixed;
    const described = {
      ...schema,
      ...(documentation && { description: documentation }),
      ...(value !== undefined && schema.$ref === undefined && { default: typed(value, schema) }),
    };
    return max > 1
      ? { type: 'array', items: described, ...(documentation && { description: documentation }) }
      : described;
  }

  complex(type: ComplexType): JsonSchema {
    if (type.arrayOf)
      return {
        type: 'array',
        items: this.type(this.schemas.type(type.arrayOf) ?? anyType, true, type.arrayOf),
      };
    const elements = contentElements(type.content);
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    const derived = type.name ? this.schemas.typesDerivedFrom(type.name) : [];
    if (derived.length > 0) properties['@xsi:type'] = typeChoice(type, derived);
    if (derived.length > 0 && type.isAbstract) required.push('@xsi:type');
    if (type.text) {
      properties['#text'] = simpleSchema(type.text);
      required.push('#text');
    }
    for (const { element, isRequired, isRepeated, oneOf } of elements) {
      const { local } = element.name;
      const schema = this.element(isRepeated ? { ...element, max: Infinity } : element);
      properties[local] = oneOf ? withChoice(schema, oneOf) : schema;
      // Without a value, one that may be nil is sent as nil.
      if (isRequired && !element.nillable) required.push(local);
    }
    for (const attribute of type.attributes) {
      properties[`@${attribute.name.local}`] = attributeSchema(attribute);
      if (attribute.required && attribute.fixed === undefined) required.push(`@${attribute.name.local}`);
    }
    const isOpen = elements.length === 0 && type.attributes.length === 0 && type.content?.kind === 'any';
    return {
      // Any content, even none that is an object.
      ...(isOpen ? {} : { type: 'object' as const, properties, required }),
      ...(type.documentation && { description: type.documentation }),
    };
  }

  private type(type: SchemaType, nillable: boolean, element: QName): JsonSchema {
    if (type.kind === 'simple') {
      const schema = simpleSchema(type);
      return nillable && typeof schema.type === 'string'
        ? { ...schema, type: [schema.type, 'null'] }
        : schema;
    }
    if (type.arrayOf || type === anyType) return this.complex(type);
    return { $ref: `#/$defs/${this.define(type, (type.name ?? element).local)}` };
  }

  /** Types may contain themselves, so the name is taken before the definition is made. */
  private define(type: ComplexType, local: string): string {
    const known = this.names.get(type);
    if (known !== undefined) return known;
    let own = local;
    for (let number = 2; this.defs.has(own); number += 1) own = `${local}_${number}`;
    this.names.set(type, own);
    this.defs.set(own, {});
    this.defs.set(own, this.complex(type));
    return own;
  }
}

/** No schema of JSON says it in a way that a form could show. */
function withChoice(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const choice = `one of ${names.join(', ')}`;
  return { ...schema, description: [schema.description, choice].filter(Boolean).join(', ') };
}

function attributeSchema({ type, documentation, default: initial, fixed }: AttributeUse): JsonSchema {
  const schema = simpleSchema(type);
  const value = initial ?? fixed;
  return {
    ...schema,
    ...(documentation && { description: documentation }),
    ...(value !== undefined && { default: typed(value, schema) }),
  };
}

function typeChoice({ name, isAbstract }: ComplexType, derived: readonly QName[]): JsonSchema {
  const names = [...(isAbstract || !name ? [] : [name.local]), ...derived.map(({ local }) => local)];
  return { type: 'string', enum: [...new Set(names)].sort(), description: 'Which kind it is' };
}

/** A default is written as text in a schema. */
function typed(value: string, { type }: JsonSchema): string | number | boolean {
  if (type === 'boolean') return value === 'true' || value === '1';
  const isNumber = type === 'integer' || type === 'number';
  return isNumber && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

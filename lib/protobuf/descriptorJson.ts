import type { FieldJson, MethodJson, NamespaceJson, NestedJson, TypeJson } from '../vendor/protobufjs';

/*
 * google/protobuf/descriptor.proto, as the library decodes it, as far as a description needs it: in words of the
 * library's own JSON form.
 */

export interface FileDescriptor {
  readonly name?: string;
  readonly package?: string;
  readonly dependency?: readonly string[];
  readonly syntax?: string;
  readonly edition?: number;
  readonly messageType?: readonly MessageDescriptor[];
  readonly enumType?: readonly EnumDescriptor[];
  readonly extension?: readonly FieldDescriptor[];
  readonly service?: readonly ServiceDescriptor[];
  readonly sourceCodeInfo?: { readonly location?: readonly SourceLocation[] };
}

interface SourceLocation {
  readonly path?: readonly number[];
  readonly leadingComments?: string;
  readonly trailingComments?: string;
}

interface MessageDescriptor {
  readonly name: string;
  readonly field?: readonly FieldDescriptor[];
  readonly extension?: readonly FieldDescriptor[];
  readonly nestedType?: readonly MessageDescriptor[];
  readonly enumType?: readonly EnumDescriptor[];
  readonly oneofDecl?: ReadonlyArray<{ readonly name: string }>;
  readonly extensionRange?: ReadonlyArray<{ readonly start: number; readonly end: number }>;
  readonly options?: { readonly mapEntry?: boolean };
}

interface FieldDescriptor {
  readonly name: string;
  readonly number: number;
  readonly label: number;
  readonly type: number;
  readonly typeName?: string;
  readonly extendee?: string;
  readonly defaultValue?: string;
  readonly oneofIndex?: number;
  readonly jsonName?: string;
  readonly proto3Optional?: boolean;
  readonly options?: { readonly packed?: boolean; readonly deprecated?: boolean };
}

interface EnumDescriptor {
  readonly name: string;
  readonly value?: ReadonlyArray<{ readonly name: string; readonly number: number }>;
}

interface ServiceDescriptor {
  readonly name: string;
  readonly method?: ReadonlyArray<{
    readonly name: string;
    readonly inputType: string;
    readonly outputType: string;
    readonly clientStreaming?: boolean;
    readonly serverStreaming?: boolean;
    readonly options?: { readonly deprecated?: boolean };
  }>;
}

/** FieldDescriptorProto.Type; groups and messages have names of their own. */
const typeNames = [
  '',
  'double',
  'float',
  'int64',
  'uint64',
  'int32',
  'fixed64',
  'fixed32',
  'bool',
  'string',
  'group',
  '',
  'bytes',
  'uint32',
  '',
  'sfixed32',
  'sfixed64',
  'sint32',
  'sint64',
];
const [group, required, repeated] = [10, 2, 3];

/** One file as nested namespaces, messages, enums and services. */
export function fileJson(file: FileDescriptor): NamespaceJson {
  const comments = commentsOf(file);
  const edition = editionOf(file);
  const nested: Record<string, NestedJson> = {};
  file.messageType?.forEach((message, at) => {
    nested[message.name] = { ...messageJson(message, comments, [4, at]), edition };
  });
  for (const each of file.enumType ?? []) nested[each.name] = { ...enumJson(each), edition };
  for (const each of file.extension ?? []) nested[each.name] = { ...fieldJson(each), edition };
  file.service?.forEach((service, at) => {
    nested[service.name] = { methods: methodsJson(service, comments, [6, at]), edition };
  });
  const names = (file.package ?? '').split('.').filter(Boolean);
  return names.reduceRight<NamespaceJson>((inner, name) => ({ nested: { [name]: inner } }), { nested });
}

function editionOf({ syntax, edition }: FileDescriptor): string {
  if (edition !== undefined && edition >= 1000 && edition < 99_000) return edition === 1000 ? '2023' : '2024';
  return syntax === 'proto3' ? 'proto3' : 'proto2';
}

type Comments = (path: readonly number[]) => { comment?: string };

function commentsOf({ sourceCodeInfo }: FileDescriptor): Comments {
  const byPath = new Map(
    (sourceCodeInfo?.location ?? []).map(({ path = [], leadingComments, trailingComments }) => [
      path.join('.'),
      leadingComments ?? trailingComments,
    ]),
  );
  return (path) => {
    const comment = byPath.get(path.join('.'))?.trim();
    return comment ? { comment } : {};
  };
}

function messageJson(message: MessageDescriptor, comments: Comments, path: readonly number[]): TypeJson {
  const { field = [], nestedType = [], enumType = [], extension = [], oneofDecl = [] } = message;
  const entries = new Map(
    nestedType.filter(({ options }) => options?.mapEntry).map((each) => [each.name, each] as const),
  );
  const fields = field.map((each, at) => {
    const entry = each.typeName
      ? entries.get(each.typeName.slice(each.typeName.lastIndexOf('.') + 1))
      : undefined;
    return [
      each.name,
      { ...(entry ? mapJson(each, entry) : fieldJson(each)), ...comments([...path, 2, at]) },
    ];
  });
  const nested: Record<string, NestedJson> = {};
  nestedType.forEach((each, at) => {
    if (!entries.has(each.name)) nested[each.name] = messageJson(each, comments, [...path, 3, at]);
  });
  for (const each of enumType) nested[each.name] = enumJson(each);
  for (const each of extension) nested[each.name] = fieldJson(each);
  return {
    fields: Object.fromEntries(fields) as Record<string, FieldJson>,
    oneofs: oneofsJson(field, oneofDecl),
    extensions: message.extensionRange?.map(({ start, end }) => [start, end - 1]),
    nested,
    ...comments(path),
  };
}

function oneofsJson(
  fields: readonly FieldDescriptor[],
  oneofs: ReadonlyArray<{ readonly name: string }>,
): Record<string, { oneof: string[] }> {
  const withFields = oneofs.map(({ name }, at) => {
    const members = fields.filter((each) => Object.hasOwn(each, 'oneofIndex') && each.oneofIndex === at);
    return [name, { oneof: members.map((each) => each.name) }] as const;
  });
  return Object.fromEntries(withFields.filter(([, { oneof }]) => oneof.length > 0));
}

function fieldJson(field: FieldDescriptor): FieldJson {
  const { number: id, label, typeName, extendee, type } = field;
  const rule = label === repeated ? 'repeated' : label === required ? 'required' : undefined;
  return {
    id,
    type: typeName ? typeName : typeNames[type]!,
    ...(rule && { rule }),
    ...(extendee && { extend: extendee }),
    options: optionsOf(field),
  };
}

function optionsOf({ jsonName, proto3Optional, options, defaultValue, type }: FieldDescriptor) {
  return {
    ...(jsonName && { json_name: jsonName }),
    ...(proto3Optional && { proto3_optional: true }),
    ...(options && Object.hasOwn(options, 'packed') && { packed: options.packed }),
    ...(options?.deprecated && { deprecated: true }),
    ...(defaultValue && { default: defaultOf(defaultValue, typeNames[type]!) }),
    ...(type === group && { 'features.message_encoding': 'DELIMITED' }),
  };
}

function defaultOf(text: string, type: string): string | number | boolean {
  if (type === 'bool') return text === 'true';
  return type === 'string' || type === 'bytes' || type === '' ? text : Number(text);
}

function mapJson(field: FieldDescriptor, { field: parts = [] }: MessageDescriptor): FieldJson {
  const [key, value] = parts.map(fieldJson);
  return { id: field.number, keyType: key!.type, type: value!.type, options: optionsOf(field) };
}

function enumJson({ value = [] }: EnumDescriptor): NestedJson {
  return { values: Object.fromEntries(value.map(({ name, number }) => [name, number])) };
}

function methodsJson(
  { method = [] }: ServiceDescriptor,
  comments: Comments,
  path: readonly number[],
): Record<string, MethodJson> {
  const methods = method.map((each, at) => [
    each.name,
    {
      requestType: each.inputType,
      responseType: each.outputType,
      requestStream: each.clientStreaming === true,
      responseStream: each.serverStreaming === true,
      ...(each.options?.deprecated && { options: { deprecated: true } }),
      ...comments([...path, 2, at]),
    },
  ]);
  return Object.fromEntries(methods) as Record<string, MethodJson>;
}

import * as protobuf from 'protobufjs';
import descriptor from 'protobufjs/google/protobuf/descriptor.json';

/*
 * protobuf.js: reads .proto texts, and writes and reads messages by a description. Its own reading of descriptors
 * (`ext/descriptor`) is not used: it takes map fields for lists, and forgets what is `optional` in proto3.
 */
export const { Type, Root, Service, parse, common } = protobuf;
export type Enum = protobuf.Enum;
/** Those of maps have the type of their keys. */
export type Field = protobuf.Field & { readonly keyType?: string };
export type Method = protobuf.Method;
export type Namespace = protobuf.NamespaceBase;
export type Root = protobuf.Root;
export type Service = protobuf.Service;
export type Type = protobuf.Type;
/** Descriptions as JSON. */
export type NestedJson = protobuf.AnyNestedObject & { readonly edition?: string };
export type NamespaceJson = protobuf.INamespace;
export type TypeJson = protobuf.IType;
export type FieldJson = protobuf.IField & { keyType?: string; comment?: string };
export type MethodJson = protobuf.IMethod;

/** A 64-bit integer, as messages hold it. */
export interface Long {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;
  toString(): string;
}

/** The two halves of a 64-bit map key, which the library keeps as eight characters, one a byte. */
export const longBitsOf = (key: string): { readonly lo: number; readonly hi: number } =>
  protobuf.util.LongBits.fromHash(key);

/** The types of google/protobuf/descriptor.proto, by their short names. */
export const descriptorTypes = (): Root => protobuf.Root.fromJSON(descriptor as protobuf.INamespace);

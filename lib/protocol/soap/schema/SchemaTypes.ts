import type { QName } from '../QName';
import type { BuiltinName } from './builtins';

/**
 * What a value may be: see XML Schema Part 2, section 4.3. Patterns are left to the server: they are in a language of
 * their own, and one that is badly written would run for ever here.
 */
export interface Facets {
  readonly enumeration?: readonly string[];
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minInclusive?: string;
  readonly maxInclusive?: string;
  readonly minExclusive?: string;
  readonly maxExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

export interface SimpleType {
  readonly kind: 'simple';
  /** Absent for a type that is declared where it is used. */
  readonly name?: QName;
  /** The built-in type that it comes from; `string` for lists and unions, which are judged by their parts. */
  readonly builtin: BuiltinName;
  readonly facets: Facets;
  /** Values with blanks between them. */
  readonly list?: SimpleType;
  /** The value is one of these. */
  readonly union?: readonly SimpleType[];
}

export interface AttributeUse {
  readonly name: QName;
  readonly type: SimpleType;
  readonly required: boolean;
  readonly default?: string;
  readonly fixed?: string;
  readonly documentation?: string;
}

export interface ComplexType {
  readonly kind: 'complex';
  readonly name?: QName;
  readonly isAbstract: boolean;
  readonly isMixed: boolean;
  readonly content?: Particle;
  /** The type of its text, where it has text and attributes only. */
  readonly text?: SimpleType;
  readonly attributes: readonly AttributeUse[];
  readonly anyAttribute: boolean;
  /** The name of the element type of a SOAP-encoded array. */
  readonly arrayOf?: QName;
  readonly documentation?: string;
}

export type SchemaType = SimpleType | ComplexType;

/** An element in a type, or a global one. */
export interface ElementUse {
  readonly kind: 'element';
  readonly name: QName;
  /** Resolved when it is asked for: types may contain themselves. */
  type(): SchemaType;
  readonly min: number;
  /** Infinity: unbounded. */
  readonly max: number;
  readonly nillable: boolean;
  /** A part of an rpc message: it may be null, but not be left out. */
  readonly isPart?: boolean;
  readonly default?: string;
  readonly fixed?: string;
  readonly documentation?: string;
  /** Elements that may stand in its place. */
  substitutes?(): readonly ElementUse[];
}

export interface Group {
  readonly kind: 'sequence' | 'choice' | 'all';
  readonly parts: readonly Particle[];
  readonly min: number;
  readonly max: number;
}

/** Any element. */
export interface Wildcard {
  readonly kind: 'any';
  readonly min: number;
  readonly max: number;
}

export type Particle = ElementUse | Group | Wildcard;

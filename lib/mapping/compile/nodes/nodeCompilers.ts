import type { NodeCompiler } from '../Compiler';
import type { SyntaxNode } from '../SyntaxNode';
import { application } from './application';
import { binary } from './binary';
import { bind } from './bind';
import { block } from './block';
import { call } from './call';
import { condition } from './condition';
import { lambda } from './lambda';
import { literal } from './literal';
import { name } from './name';
import { partial } from './partial';
import { path } from './path';
import { regex } from './regex';
import { unary } from './unary';
import { variable } from './variable';
import { descendant, wildcard } from './wildcard';

/** How each kind of node is compiled; an expression with any other kind is left to jsonata. */
export const nodeCompilers: {
  readonly [Type in SyntaxNode['type']]?: NodeCompiler<Extract<SyntaxNode, { type: Type }>>;
} = {
  apply: application,
  binary,
  bind,
  block,
  condition,
  descendant,
  function: call,
  lambda,
  name,
  number: literal,
  partial,
  path,
  regex,
  string: literal,
  unary,
  value: literal,
  variable,
  wildcard,
};

/**
 * Kinds whose value may be a sequence that is still to become nothing or its only element. Also where it is passed on:
 * an element may be a sequence in turn, and jsonata takes one off at each node.
 */
export const sequenceMakers: ReadonlySet<SyntaxNode['type']> = new Set([
  'apply',
  'bind',
  'block',
  'condition',
  'descendant',
  'variable',
  'wildcard',
]);

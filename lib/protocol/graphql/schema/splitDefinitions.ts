import { ApiError } from '../../../errors/ApiError';
import type { Token } from '../../../vendor/graphql';
import type { GraphQlLibrary } from '../graphqlLibrary';
import { pause } from './pause';

/** A part of a schema's text: whole definitions. */
export interface DefinitionText {
  readonly text: string;
  /** Of its first character, from 1. */
  readonly line: number;
}

const keywords = new Set([
  'schema',
  'scalar',
  'type',
  'interface',
  'union',
  'enum',
  'input',
  'directive',
  'extend',
]);

/** Parts are about this long, in characters: they take a few milliseconds to parse. */
const partLength = 12_000;
/** Tokens that are read without a pause; about 5 ms. */
const tokensAtOnce = 8_000;

/**
 * Cuts a schema's text between definitions, so that it can be parsed part by part while n8n goes on with other work.
 *
 * @throws ApiError SCHEMA_INVALID with line and column
 */
export async function splitDefinitions(library: GraphQlLibrary, text: string): Promise<DefinitionText[]> {
  const parts: DefinitionText[] = [];
  const cuts = new Cuts();
  const lexer = new library.Lexer(new library.Source(text));
  let start = { offset: 0, line: 1 };
  for (let count = 1; ; count += 1) {
    const token = advance(library, lexer);
    const isEnd = token.kind === library.TokenKind.EOF;
    const begin = cuts.take(token) || isEnd;
    if (begin && (isEnd || token.start - start.offset >= partLength)) {
      parts.push({ text: text.slice(start.offset, isEnd ? undefined : token.start), line: start.line });
      start = { offset: token.start, line: token.line };
    }
    if (isEnd) return parts;
    if (count % tokensAtOnce === 0) await pause();
  }
}

/** Knows, token by token, where a definition begins. */
class Cuts {
  private depth = 0;
  private previous: Token | undefined;

  take(token: Token): boolean {
    const { previous } = this;
    this.previous = token;
    if (/^[({[]$/.test(token.kind)) this.depth += 1;
    if (/^[)}\]]$/.test(token.kind)) this.depth -= 1;
    if (this.depth > 0 || /^[)}\]]$/.test(token.kind)) return false;
    // A description belongs to the definition after it.
    if (isText(token)) return true;
    return isKeyword(token) && !isText(previous) && !isKeyword(previous) && previous?.kind !== '=';
  }
}

const isText = (token?: Token) => token?.kind === 'String' || token?.kind === 'BlockString';
const isKeyword = (token?: Token) => token?.kind === 'Name' && keywords.has(token.value);

function advance({ GraphQLError }: GraphQlLibrary, lexer: { advance(): Token }): Token {
  try {
    return lexer.advance();
  } catch (error) {
    throw error instanceof GraphQLError ? schemaError(error, 1) : error;
  }
}

/** A syntax error in a part that begins at a line of the whole text. */
export function schemaError(
  { message, locations }: { message: string; locations?: ReadonlyArray<{ line: number; column: number }> },
  firstLine: number,
): ApiError {
  const [at] = locations ?? [];
  const place = at ? ` at line ${at.line + firstLine - 1}, column ${at.column}` : '';
  return new ApiError('SCHEMA_INVALID', { subject: `The schema cannot be read${place}: ${message}` });
}

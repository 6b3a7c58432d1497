import Ajv, { type ErrorObject, type Options } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

export type Draft = 'draft-07' | '2020-12';

/** Tests a text against the pattern of a schema. */
export interface PatternTest {
  test(text: string): boolean;
  /** Tells it apart from others: ajv keeps one of each. */
  toString(): string;
}

/** What a schema says against a value. */
export interface SchemaError {
  /** JSON Pointer into the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  /** The keyword's own value in the schema. */
  readonly schema?: unknown;
  readonly data?: unknown;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface SchemaOptions {
  readonly draft: Draft;
  /** Whether `format` is a demand, not only a remark. */
  readonly assertsFormats: boolean;
  /** Makes the tests for patterns. */
  pattern(source: string, flags: string): PatternTest;
}

/**
 * Compiles a schema; the result lists what it says against a value.
 *
 * @throws Error for what is no schema, or refers to another document
 */
export function compileSchema(
  schema: object | boolean,
  { draft, assertsFormats, pattern }: SchemaOptions,
): (value: unknown) => readonly SchemaError[] {
  const options: Options = {
    allErrors: true,
    verbose: true,
    // Unknown keywords are remarks, as the specification has it.
    strict: false,
    validateFormats: assertsFormats,
    unicodeRegExp: true,
    logger: false,
    ownProperties: true,
    code: { regExp: Object.assign(pattern, { code: 'pattern' }) as never },
  };
  const ajv = draft === 'draft-07' ? new Ajv(options) : new Ajv2020(options);
  if (assertsFormats) addFormats(ajv);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors as ErrorObject[]));
}

import { parseDocument } from 'yaml';

/** A document that unfolds one anchor more often than this is an attack, not data. */
const mostAliases = 100;

/** The YAML 1.2 document as JSON data, or what is wrong with it, with its line. */
export function parseYaml(text: string): { value: unknown } | { problem: string } {
  const document = parseDocument(text, { schema: 'core', prettyErrors: true });
  const [error] = document.errors;
  if (error) return { problem: error.message.split('\n')[0]!.replace(/:$/, '') };
  try {
    // Through text: keys become names, and what JSON does not have goes.
    const json = JSON.stringify(document.toJS({ maxAliasCount: mostAliases })) as string | undefined;
    return { value: json === undefined ? null : (JSON.parse(json) as unknown) };
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : String(cause) };
  }
}

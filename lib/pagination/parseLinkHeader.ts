/** One link of a Link header (RFC 8288). */
export interface WebLink {
  readonly target: string;
  /** Relation types, in lower case. */
  readonly rel: readonly string[];
}

const link = /<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"(?:\\.|[^"\\])*"|[^",;\s]*))?)*)/g;
const parameter = /;\s*([^\s=;,]+)(?:\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^",;\s]*)))?/g;

/** The links of a Link header (RFC 8288, section 3); relation types may be quoted or not, one or several. */
export function parseLinkHeader(value: string): WebLink[] {
  return [...value.matchAll(link)].map(([, target = '', parameters = '']) => ({
    target,
    rel: relations(parameters),
  }));
}

/** The first "rel" counts; later ones must be ignored (section 3.3). */
function relations(parameters: string): string[] {
  for (const [, name = '', quoted, plain] of parameters.matchAll(parameter)) {
    if (name.toLowerCase() === 'rel')
      return (quoted ?? plain ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  }
  return [];
}

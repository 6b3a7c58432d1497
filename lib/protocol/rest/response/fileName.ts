/** The name of a downloaded file: Content-Disposition (RFC 6266), else the last part of the URL's path. */
export function fileName(headers: Headers, url: string): string | undefined {
  const name = byDisposition(headers.get('content-disposition') ?? '') ?? byPath(url);
  // Only the last part: a name must not lead to another folder (RFC 6266, section 4.3).
  return name?.split(/[\\/]/).pop() || undefined;
}

function byDisposition(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decoded(extended.trim());
  const [, quoted, plain] = /filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+))/i.exec(disposition) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? plain;
}

function byPath(url: string): string | undefined {
  return decoded(new URL(url).pathname.split('/').pop() ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The directives of a Cache-Control header, names in lower case (RFC 9111, section 5.2). */
export function directives(header = ''): ReadonlyMap<string, string> {
  return new Map(
    header.split(',').flatMap((part) => {
      const [name = '', value = ''] = part.split('=', 2);
      return name.trim() === '' ? [] : [[name.trim().toLowerCase(), value.trim().replaceAll('"', '')]];
    }),
  );
}

/** A directive's value in seconds; 0 when it has none or makes no sense. */
export function secondsOf(value: string | undefined): number {
  const seconds = Number(value);
  return value !== undefined && value !== '' && seconds > 0 ? seconds : 0;
}

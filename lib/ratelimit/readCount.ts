/** The number that a header's value begins with ("10, 10;w=1"); negative and unreadable values mean "unknown". */
export function readCount(text: string | null | undefined): number | undefined {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

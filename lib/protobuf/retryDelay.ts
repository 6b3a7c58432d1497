/**
 * How long a server asks to wait, in milliseconds, by the google.rpc.RetryInfo among the details of its status
 * (`grpc-status-details-bin`). Read by hand, since it is wanted before any library may be loaded.
 */
export function retryDelay(statusDetails: string): number | undefined {
  try {
    const status = Buffer.from(statusDetails, 'base64');
    for (const any of parts(status, 3)) {
      const [url] = parts(any, 1);
      const [value] = parts(any, 2);
      if (!url?.toString().endsWith('/google.rpc.RetryInfo') || !value) continue;
      const [duration = Buffer.alloc(0)] = parts(value, 1);
      const { 1: seconds = 0, 2: nanos = 0 } = numbers(duration);
      return seconds * 1000 + Math.ceil(nanos / 1_000_000);
    }
  } catch {
    // What cannot be read asks for nothing.
  }
  return undefined;
}

/** The length-delimited fields of a message with this number. */
function parts(message: Buffer, number: number): Buffer[] {
  return [...fields(message)].flatMap((field) =>
    field.number === number && typeof field.value !== 'number' ? [field.value] : [],
  );
}

function numbers(message: Buffer): Record<number, number> {
  const found = [...fields(message)].filter(({ value }) => typeof value === 'number');
  return Object.fromEntries(found.map(({ number, value }) => [number, value as number]));
}

/** The fields of a message in order ("Encoding", protobuf.dev); fixed ones are passed over. */
function* fields(message: Buffer): Generator<{ number: number; value: number | Buffer }> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message.readUInt8(at);
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const [number, kind] = [Math.floor(tag / 8), tag % 8];
    if (kind === 0) yield { number, value: varint() };
    else if (kind === 2) {
      const end = varint() + at;
      yield { number, value: message.subarray(at, end) };
      at = end;
    } else at += kind === 1 ? 8 : 4;
  }
}

import * as aws4 from 'aws4';

/** What AWS Signature Version 4 signs. */
export interface AwsRequest {
  readonly method: string;
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly service: string;
  readonly region: string;
}

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The headers of the request with its signature (`date`: the time of signing, epoch milliseconds). */
export function signAwsRequest(request: AwsRequest, keys: AwsKeys, date: number): Record<string, string> {
  const amzDate = new Date(date).toISOString().replace(/[:-]|\.\d{3}/g, '');
  const { headers = {} } = aws4.sign(
    {
      ...request,
      headers: { ...request.headers, 'X-Amz-Date': amzDate },
      // The library takes an empty body for a form.
      body: request.body.length > 0 ? request.body : undefined,
    },
    { ...keys },
  );
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

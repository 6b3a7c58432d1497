import { type SigningMethod, withHeaders } from '../SigningMethod';

/** AWS Signature Version 4 (AWS General Reference, "Signing AWS API requests"). */
export const aws: SigningMethod = {
  label: 'AWS Signature 4',
  help: 'Amazon Web Services and storage that speaks like S3.',
  fields: [
    {
      kind: 'text',
      name: 'awsAccessKeyId',
      label: 'Access Key ID',
      help: 'Of an IAM user or role that may do what you ask.',
      default: '',
      placeholder: 'AKIAIOSFODNN7EXAMPLE',
      required: true,
    },
    {
      kind: 'text',
      name: 'awsSecretAccessKey',
      label: 'Secret Access Key',
      help: 'The secret that belongs to the access key.',
      default: '',
      secret: true,
      required: true,
    },
    {
      kind: 'text',
      name: 'awsSessionToken',
      label: 'Session Token',
      help: 'For temporary keys only.',
      default: '',
      secret: true,
    },
    {
      kind: 'text',
      name: 'awsRegion',
      label: 'Region',
      help: 'The region in the address of the service.',
      default: 'us-east-1',
      placeholder: 'eu-central-1',
      required: true,
    },
    {
      kind: 'text',
      name: 'awsService',
      label: 'Service',
      help: "The service's code in signatures: the first part of its usual address.",
      default: '',
      placeholder: 'dynamodb',
      required: true,
    },
  ],
  async sign(request, body, secrets, now) {
    const { signAwsRequest } = await import('../../../vendor/aws4');
    const { host, pathname, search } = new URL(request.url);
    const signed = signAwsRequest(
      {
        method: request.method,
        host,
        path: `${pathname}${search}`,
        headers: request.headers,
        body,
        region: secrets.awsRegion ?? '',
        service: secrets.awsService ?? '',
      },
      {
        accessKeyId: secrets.awsAccessKeyId ?? '',
        secretAccessKey: secrets.awsSecretAccessKey ?? '',
        sessionToken: secrets.awsSessionToken || undefined,
      },
      now,
    );
    // The transport sets both by itself, from the same address and body.
    const { Host: _host, 'Content-Length': _length, ...headers } = signed;
    return withHeaders(request, headers);
  },
};

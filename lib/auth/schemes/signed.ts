import type { Field } from '../../plan/Field';
import type { AuthScheme, Secrets } from '../AuthScheme';
import { signingMethods } from '../signing/signingMethods';
import { wholeBody } from '../wholeBody';

const methodFields = signingMethods.entries.flatMap(([method, { fields }]) =>
  fields.map((field): Field => ({ ...field, showWhen: { signingMethod: [method] } })),
);

/** Requests that are signed, each attempt and each page anew. */
export const signed: AuthScheme = {
  label: 'Signed Request',
  help: 'A signature of each request: AWS, HMAC as an API describes it, or HTTP Message Signatures.',
  fields: [
    {
      kind: 'choice',
      name: 'signingMethod',
      label: 'Signature',
      help: 'How requests are signed.',
      default: 'aws',
      choices: signingMethods.entries.map(([value, { label, help }]) => ({ value, label, help })),
    },
    ...methodFields,
  ],
  async apply(request, secrets, { clock }) {
    const method = signingMethods.get(secrets.signingMethod || 'aws');
    return method.sign(request, await wholeBody(request), secrets, clock.now());
  },
  sensitiveValues: (secrets) => secretsOf(secrets),
};

function secretsOf(secrets: Secrets): string[] {
  const names = methodFields.flatMap((field) => (field.kind === 'text' && field.secret ? [field.name] : []));
  return names.flatMap((name) => secrets[name] || []);
}

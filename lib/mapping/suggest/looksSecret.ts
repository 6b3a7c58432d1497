import type { SourceField } from './sourceFields';

/** Names of fields whose values nobody may see, not even their shape. */
const secretName =
  /(token|secret|passw|pwd|passphrase|signature|credential|cookie|session|(api|private|access|encryption)[-_ .]?key|bearer|(^|[._-])(auth|pin|otp|cvv|cvc|ssn|iban)($|[._-])|card[-_]?n(o|um))/i;
/** Tokens, keys and the like: PEM blocks, prefixes of well-known services, long words of letters and digits. */
const secretValue =
  /-----BEGIN |\beyJ[\w-]{8,}|\b(sk|pk|rk|ghp|gho|xox[a-z]|AKIA|AIza)[-_]?[\w-]{12,}|(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{20,}/;

/** Secrets are short; a long text would only cost time. */
const lookedAt = 2000;

/** Whether a field's name or one of its values looks like a secret. */
export function looksSecret({ path, values }: SourceField): boolean {
  return (
    secretName.test(path) ||
    values.some((value) => typeof value === 'string' && secretValue.test(value.slice(0, lookedAt)))
  );
}

/** A text from elsewhere, such as an error, without what looks like a secret. */
export function withoutSecrets(text: string): string {
  return text.slice(0, lookedAt).replace(new RegExp(secretValue, 'g'), '[redacted]');
}

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** A credential as `n8n import:credentials` takes it, its data in plain text. */
export interface CredentialRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly data: ICredentialDataDecryptedObject;
}

import type {
  ICredentialDataDecryptedObject,
  ICredentialsHelper,
  ICredentialType,
  INodeCredentialsDetails,
  INodeParameters,
} from 'n8n-workflow';
import type { CredentialRecord } from './CredentialRecord';
import type { Host } from './loadHost';

/** n8n's access to credentials, with a list in the place of its database. */
export function createCredentialsHelper(
  { core, workflow }: Host,
  types: ReadonlyMap<string, ICredentialType>,
  records: readonly CredentialRecord[],
): ICredentialsHelper {
  class ListedCredentials extends workflow.ICredentialsHelper {
    getParentTypes(name: string): string[] {
      const parents = types.get(name)?.extends ?? [];
      return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
    }

    isCredentialUsableByNode(): boolean {
      return true;
    }

    async authenticate(): Promise<never> {
      throw new Error("The embedded engine has no authenticated helper; the package's nodes need none.");
    }

    async preAuthentication(): Promise<undefined> {}

    async runPreAuthentication(): Promise<undefined> {}

    async getCredentials({ id, name }: INodeCredentialsDetails, type: string) {
      return new core.Credentials({ id, name }, type);
    }

    /** As in n8n, fields that are not stored have the defaults of the form. */
    async getDecrypted(_data: unknown, details: INodeCredentialsDetails, type: string) {
      const { data } = findCredential(records, details, type);
      const values = workflow.NodeHelpers.getNodeParameters(
        this.getCredentialsProperties(type),
        data as INodeParameters,
        true,
        false,
        null,
        null,
      );
      return resolveSelf({ ...values, ...data }) as ICredentialDataDecryptedObject;
    }

    async updateCredentials(): Promise<void> {}

    async updateCredentialsOauthTokenData(
      details: INodeCredentialsDetails,
      type: string,
      { oauthTokenData }: ICredentialDataDecryptedObject,
    ): Promise<void> {
      Object.assign(findCredential(records, details, type).data, { oauthTokenData });
    }

    getCredentialsProperties(name: string) {
      return types.get(name)?.properties ?? [];
    }
  }
  return new ListedCredentials();
}

/** Fields that a type fills from others, as n8n resolves them: `={{$self["name"]}}`. */
function resolveSelf(values: Record<string, unknown>): Record<string, unknown> {
  const sourceOf = (value: unknown) => /^=\{\{\$self\["(\w+)"\]\}\}$/.exec(String(value))?.[1];
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, values[sourceOf(value) ?? ''] ?? value]),
  );
}

/** By id, or by name where the id is another instance's. */
export function findCredential(
  records: readonly CredentialRecord[],
  { id, name }: INodeCredentialsDetails,
  type: string,
): CredentialRecord {
  const candidates = records.filter((record) => record.type === type);
  const found =
    candidates.find((record) => record.id === id) ?? candidates.find((record) => record.name === name);
  if (found) return found;
  const known = candidates.map((record) => `"${record.name}"`).join(', ') || 'none';
  throw new Error(`There is no credential "${name}" of type ${type}; known: ${known}`);
}

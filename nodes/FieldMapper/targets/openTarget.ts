import type { IExecuteFunctions } from 'n8n-workflow';
import { hostScope } from '../../shared/hostScope';
import { readAccess } from '../../shared/readAccess';
import type { TargetPlace } from './readTarget';

/** The target of the form while the node runs. */
export function openTarget(context: IExecuteFunctions): TargetPlace {
  const read = (name: string): unknown => context.getNodeParameter(name, 0, null);
  return {
    read,
    async open() {
      const authentication = (read('authentication') ?? 'none') as string;
      const access = await readAccess(context, { authentication, clientCertificate: false });
      return { access, scope: hostScope(context) };
    },
  };
}

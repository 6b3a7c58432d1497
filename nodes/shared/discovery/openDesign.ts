import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { type Access, ApiError, type RunScope } from '../../../lib';
import { hostEgress } from '../hostScope';
import { readAccess } from '../readAccess';

/** What the engine needs while a form is being filled in: no items, no execution to cancel. */
export async function openDesign(
  context: ILoadOptionsFunctions,
): Promise<{ access: Access; scope: RunScope }> {
  const access = await readAccess(context, {
    authentication: context.getCurrentNodeParameter('authentication') as string,
    clientCertificate: context.getCurrentNodeParameter('clientCertificate') === true,
  });
  return { access, scope: { binary: noFiles, egress: hostEgress(context) } };
}

const noFiles: RunScope['binary'] = {
  async read() {
    throw new ApiError('BINARY_MISSING', {
      subject: 'There are no files of items while a form is filled in',
    });
  },
};

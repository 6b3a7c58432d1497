import type { IExecuteFunctions } from 'n8n-workflow';
import { type Access, type RunReport, type RunScope, toApiError } from '../../../lib';
import { hostScope } from '../hostScope';
import { readAccess } from '../readAccess';
import { showReport } from '../showReport';
import { toNodeError } from '../toNodeError';
import { warnOfHostRetry } from '../warnOfHostRetry';

/** What one execution of an API node works with. */
export interface OpenNode {
  readonly access: Access;
  readonly scope: RunScope;
  /** By item; what is in it when the work is over is shown. */
  readonly reports: RunReport[];
}

/** Reads the credential once, does the work, and shows what happened, however it ended. */
export async function openApiNode<Result>(
  context: IExecuteFunctions,
  work: (node: OpenNode) => Promise<Result>,
): Promise<Result> {
  const access = await readAccess(context, {
    authentication: context.getNodeParameter('authentication', 0) as string,
    clientCertificate: context.getNodeParameter('clientCertificate', 0, false) as boolean,
  }).catch((error) => {
    throw toNodeError(context.getNode(), toApiError(error), 0);
  });
  warnOfHostRetry(context);
  const reports: RunReport[] = [];
  try {
    return await work({ access, scope: hostScope(context), reports });
  } finally {
    showReport(context, reports.filter(Boolean));
  }
}

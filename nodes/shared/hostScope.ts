import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { ApiError, type BinaryStore, type EgressFilter, type RunScope } from '../../lib';

/** What n8n lends to the engine for one execution. */
export function hostScope(context: IExecuteFunctions): RunScope {
  return {
    signal: context.getExecutionCancelSignal(),
    binary: hostBinary(context),
    egress: hostEgress(context),
  };
}

function hostBinary(context: IExecuteFunctions): BinaryStore {
  const items = context.getInputData();
  return {
    async read({ itemIndex, field }) {
      const known = items[itemIndex]?.binary ?? {};
      const data = known[field];
      if (!data) {
        const names = Object.keys(known);
        const has = names.length > 0 ? `it has ${names.join(', ')}` : 'it has no files at all';
        throw new ApiError('BINARY_MISSING', {
          subject: `The item has no file in the binary field "${field}"; ${has}`,
        });
      }
      const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, field);
      return { bytes, fileName: data.fileName, mimeType: data.mimeType };
    },
  };
}

/** The guard's rules are the instance's, not the execution's; one lookup keeps one pool of connections in use. */
let secureLookup: EgressFilter['lookup'];

/** n8n's guard against requests to internal addresses. Older hosts have none. */
export function hostEgress(context: IExecuteFunctions | ILoadOptionsFunctions): EgressFilter | undefined {
  if (typeof context.helpers.getSecureEgressFilter !== 'function') return undefined;
  const filter = context.helpers.getSecureEgressFilter();
  secureLookup ??= filter.createSecureLookup();
  return {
    async validateUrl(url) {
      const result = await filter.validateUrl(url);
      if (!result.ok) throw result.error;
    },
    lookup: secureLookup,
  };
}

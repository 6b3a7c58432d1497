import type { IExecuteFunctions } from 'n8n-workflow';

/** n8n's own "Retry On Fail" runs the node for all items again, writes included; ours repeats the failed request only. */
export function warnOfHostRetry(context: IExecuteFunctions): void {
  if (context.getNode().retryOnFail !== true) return;
  context.addExecutionHints({
    message:
      'Retry On Fail is on in the settings of this node: when one item fails, n8n sends all items again, writes included. Switch it off: this node already repeats the request that failed, where that is safe.',
    type: 'warning',
    location: 'outputPane',
  });
}

import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

export const manualTriggerType = 'n8n-nodes-base.manualTrigger';

/** Stands in for n8n's own manual trigger, which lives in a package that the engine does not need. */
export class ManualTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Manual Trigger',
    name: 'manualTrigger',
    group: ['trigger'],
    version: 1,
    description: 'Runs the workflow',
    defaults: { name: 'When clicking ‘Execute workflow’' },
    inputs: [],
    outputs: ['main'],
    properties: [],
  };

  // `execute`, not `trigger`: a trigger would wait for an event that never comes.
  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [this.getInputData()];
  }
}

import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';

/** A workflow as n8n exports it, as far as an execution reads it. */
export interface WorkflowDocument {
  readonly name?: string;
  readonly nodes: INode[];
  readonly connections: IConnections;
  readonly settings?: IWorkflowSettings;
}

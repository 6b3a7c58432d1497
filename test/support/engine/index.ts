export type { CredentialRecord } from './CredentialRecord';
export { loadPackage, type LoadedPackage, type PackageForm } from './loadPackage';
export { manualTriggerType } from './ManualTrigger';
export type { NodeResult } from './NodeResult';
export { runWorkflow, type WorkflowResult, type WorkflowRun } from './runWorkflow';
export { singleNode, type SingleNode } from './singleNode';
export type { WorkflowDocument } from './WorkflowDocument';

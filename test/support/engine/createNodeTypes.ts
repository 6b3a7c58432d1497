import type { INodeType, INodeTypes } from 'n8n-workflow';
import type { Host } from './loadHost';
import { ManualTrigger, manualTriggerType } from './ManualTrigger';

/** The node types that workflows may use: the package's, a manual trigger, and what a test brings along. */
export function createNodeTypes(
  { workflow }: Host,
  packaged: ReadonlyMap<string, INodeType>,
  more: ReadonlyMap<string, INodeType> = new Map(),
): INodeTypes {
  const types = new Map<string, INodeType>([[manualTriggerType, new ManualTrigger()], ...packaged, ...more]);
  const get = (name: string): INodeType => {
    const type = types.get(name);
    if (type) return type;
    throw new Error(`Unknown node type "${name}"; known: ${[...types.keys()].join(', ')}`);
  };
  return {
    getByName: get,
    getByNameAndVersion: (name, version) => workflow.NodeHelpers.getVersionedNodeType(get(name), version),
    getKnownTypes: () => ({}),
  };
}

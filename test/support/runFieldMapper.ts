import type { INode, INodeExecutionData } from 'n8n-workflow';
import { type CredentialRecord, runWorkflow } from './engine';
import type { NodeResult } from './engine/NodeResult';

type Jsons = ReadonlyArray<Record<string, unknown>>;

/** Runs a Field Mapper with its further inputs, each fed by a node of its own. */
export async function runFieldMapper(
  parameters: INode['parameters'],
  items: Jsons,
  inputs: readonly Jsons[] = [],
  credential?: Omit<CredentialRecord, 'id' | 'name'>,
): Promise<NodeResult> {
  const main = (index: number) => ({ main: [[{ node: 'Mapper', type: 'main' as const, index }]] });
  const feeds = inputs.map((rows, at) => ({
    ...fieldMapper(`Input ${at + 1}`, { mode: 'expression', expression: JSON.stringify(rows) }),
  }));
  const mapper = {
    ...fieldMapper('Mapper', parameters),
    ...(credential && { credentials: { [credential.type]: { id: 'c1', name: 'Test' } } }),
  };
  const start = { ...fieldMapper('Start', {}), type: 'n8n-nodes-base.manualTrigger' };
  const first = fieldMapper('First', { mode: 'expression', expression: '$index = 0 ? {}' });
  const { nodes } = await runWorkflow({
    workflow: {
      nodes: [start, mapper, ...(feeds.length > 0 ? [first, ...feeds] : [])],
      connections: {
        Start: {
          main: [
            [
              { node: 'Mapper', type: 'main', index: 0 },
              ...(feeds.length > 0 ? [{ node: 'First', type: 'main' as const, index: 0 }] : []),
            ],
          ],
        },
        First: { main: [feeds.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }))] },
        ...Object.fromEntries(feeds.map(({ name }, at) => [name, main(at + 1)])),
      },
    },
    credentials: credential ? [{ id: 'c1', name: 'Test', ...credential }] : [],
    input: items.map((json) => ({ json }) as INodeExecutionData),
  });
  return nodes.Mapper!;
}

function fieldMapper(name: string, parameters: INode['parameters']): INode {
  return {
    id: name,
    name,
    type: 'n8n-nodes-api-integration.fieldMapper',
    typeVersion: 1,
    position: [0, 0],
    parameters,
  };
}

import type { INode, INodeType, INodeTypeDescription, SupplyData } from 'n8n-workflow';

export const fakeModelType = 'test.fakeModel';

/** A sub-node as n8n's chat models are, with answers of the test in place of a model's; `asked`: what it was asked. */
export function fakeModel(answer: (prompt: string) => unknown): { type: INodeType; asked: string[] } {
  const asked: string[] = [];
  const description: INodeTypeDescription = {
    displayName: 'Fake Model',
    name: 'fakeModel',
    group: ['transform'],
    version: 1,
    description: 'Answers what the test says',
    defaults: { name: 'Model' },
    inputs: [],
    outputs: ['ai_languageModel'],
    properties: [],
  };
  const response = {
    async invoke(prompt: string) {
      asked.push(prompt);
      return { content: answer(prompt) };
    },
  };
  return { asked, type: { description, supplyData: async (): Promise<SupplyData> => ({ response }) } };
}

export const fakeModelNode: INode = {
  id: 'model',
  name: 'Model',
  type: fakeModelType,
  typeVersion: 1,
  position: [0, 200],
  parameters: {},
};

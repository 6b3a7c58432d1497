import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runNode } from '../../support/runNode';

const rows = [{ target: 'mail', source: 'email' }];

async function run(items: IDataObject[], memory: { staticData?: IDataObject }, drift?: string) {
  return await runNode({
    type: 'fieldMapper',
    parameters: { mapping: { rows }, options: { reportOutput: true, ...(drift !== undefined && { drift }) } },
    input: items.map((json) => ({ json }) as INodeExecutionData),
    mode: 'trigger',
    memory,
  });
}

describe('drift of the source', () => {
  it('is told once, against what earlier runs have seen', async () => {
    const memory = {};
    const first = await run([{ email: 'a', id: 1 }], memory);
    expect(first.outputs[2]![0]!.json.drift).toBeUndefined();
    const changed = await run([{ email: 'a', id: 'x', more: true }], memory);
    expect(changed.outputs[2]![0]!.json.drift).toMatchObject([
      { path: 'id', change: 'type', breaking: false },
      { path: 'more', change: 'new' },
    ]);
    const same = await run([{ email: 'a', id: 'x', more: true }], memory);
    expect(same.outputs[2]![0]!.json.drift).toEqual([]);
  });

  it('stops the node where it breaks the mapping, each time, until it is learnt anew', async () => {
    const memory = {};
    await run([{ email: 'a' }], memory, 'stop');
    for (let time = 1; time <= 2; time++) {
      const { error } = await run([{ mail: 'a' }], memory, 'stop');
      expect(error?.message).toContain('"email" is missing from all items');
    }
    expect((await run([{ mail: 'a' }], memory, 'learn')).error).toBeUndefined();
    expect((await run([{ mail: 'a' }], memory, 'stop')).error).toBeUndefined();
  });

  it('is not watched when it is off', async () => {
    const memory: { staticData?: IDataObject } = {};
    await run([{ email: 'a' }], memory, 'off');
    expect(JSON.stringify(memory.staticData ?? {})).not.toContain('email');
  });
});

import { readFileSync } from 'node:fs';
import { searchMethods } from '../../../nodes/RpcApi/designMethods';
import { designContext } from '../../support/designContext';
import { descriptorSetOf } from '../../support/grpc/descriptorSetOf';
import { type Probe, probeProto, startProbe } from '../../support/grpc/startProbe';
import type { NodeSetup } from '../../support/runNode';
import { dataOf } from '../../support/runRestApi';
import { runRpcApi } from '../../support/runRpcApi';

let probe: Probe;
beforeEach(async () => {
  probe = await startProbe();
});
afterEach(() => probe.stop());

const proto = readFileSync(probeProto, 'utf8');

const file = (content: string | Uint8Array, fileName?: string) => ({
  data: Buffer.from(content as Uint8Array).toString('base64'),
  mimeType: 'application/octet-stream',
  ...(fileName !== undefined && { fileName }),
});

const call = (
  method: string,
  params: unknown,
  parameters: Record<string, unknown>,
  input?: NodeSetup['input'],
) =>
  runRpcApi(
    probe,
    `probe.v1.Probe/${method}`,
    {
      resource: 'grpc',
      methodsFrom: 'binary',
      parametersJson: typeof params === 'string' ? params : JSON.stringify(params),
      ...parameters,
    },
    { input },
  );

describe('the description comes from files of the first item', () => {
  const item = (binary: object) => [{ json: {}, binary }] as NodeSetup['input'];

  it('a .proto file', async () => {
    const input = item({ data: file(proto, 'probe.proto') });
    const { outputs } = await call('Echo', { name: 'x' }, { descriptionFields: 'data' }, input);
    expect(dataOf(outputs[0])).toMatchObject([{ name: 'x' }]);
  });

  it('several that import each other', async () => {
    const types = proto.slice(0, proto.indexOf('message FailRequest'));
    const service = `syntax = "proto3"; package probe.v1; import "types.proto"; service Probe { rpc Echo(Thing) returns (Thing); }`;
    const input = item({ one: file(service, 'service.proto'), two: file(types, 'types.proto') });
    const { outputs } = await call('Echo', { name: 'x' }, { descriptionFields: 'one, two' }, input);
    expect(dataOf(outputs[0])).toMatchObject([{ name: 'x' }]);
  });

  it('a descriptor set, which is read once for all items', async () => {
    const first = { json: { n: 'a' }, binary: { set: file(descriptorSetOf(probeProto, 'probe.v1.Thing')) } };
    const input = [first, { json: { n: 'b' } }] as NodeSetup['input'];
    const params = '={ "name": "{{ $json.n }}" }';
    const { outputs } = await call('Echo', params, { descriptionFields: 'set' }, input);
    expect(dataOf(outputs[0])).toMatchObject([{ name: 'a' }, { name: 'b' }]);
  });

  it.each<[string, object, string, string]>([
    ['no field', {}, ' , ', '"Binary Fields" is empty'],
    ['no such file', {}, 'data', 'no file in the binary field "data"'],
    [
      'a mixture',
      { a: file(proto), b: file(Uint8Array.of(10, 1, 1)) },
      'a, b',
      'neither all .proto files nor a single',
    ],
    ['something else', { a: file(Uint8Array.of(1, 2, 3)) }, 'a', 'This is no descriptor set'],
  ])('%s is told before anything is sent', async (_, binary, descriptionFields, words) => {
    const { error } = await call('Echo', {}, { descriptionFields }, item(binary));
    expect(error?.message).toContain(words);
    expect(probe.calls).toEqual({});
  });

  it('while the form is filled in there are none', async () => {
    const form = { resource: 'grpc', path: probe.url, methodsFrom: 'binary', descriptionFields: 'data' };
    await expect(searchMethods.call(designContext(form))).rejects.toThrow('no files of items while a form');
  });
});

describe('bytes', () => {
  const described = {
    methodsFrom: 'proto',
    protoFiles: { rows: [{ name: '', text: proto }] },
  };
  const input = [{ json: {}, binary: { picture: file('a picture') } }] as NodeSetup['input'];

  it('go out from a field of the form that names a file', async () => {
    const { outputs } = await call(
      'Echo',
      undefined,
      {
        ...described,
        parametersAs: 'fields',
        parameters: { mappingMode: 'defineBelow', value: { content: '{ "$file": "picture" }' } },
      },
      input,
    );
    expect(dataOf(outputs[0])).toMatchObject([{ content: Buffer.from('a picture').toString('base64') }]);
  });

  it('go out from a parameter that names a file, and come back as text', async () => {
    const { outputs } = await call('Echo', { parts: [{ content: { $file: 'picture' } }] }, described, input);
    const content = Buffer.from('a picture').toString('base64');
    expect(dataOf(outputs[0])).toMatchObject([{ parts: [{ content }] }]);
    expect(outputs[0]![0]!.binary).toBeUndefined();
  });
});

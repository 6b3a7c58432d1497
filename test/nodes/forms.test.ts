import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type INodeProperties,
  type INodePropertyCollection,
  type INodePropertyOptions,
  NodeHelpers,
} from 'n8n-workflow';
import { credentialTypes } from '../../nodes/shared/credentialTypes';
import { GraphqlApi } from '../../nodes/GraphqlApi/GraphqlApi.node';
import { FieldMapper } from '../../nodes/FieldMapper/FieldMapper.node';
import { RestApi } from '../../nodes/RestApi/RestApi.node';
import { SoapApi } from '../../nodes/SoapApi/SoapApi.node';
import { RpcApi } from '../../nodes/RpcApi/RpcApi.node';
import { allCredentials } from '../support/allCredentials';

const root = join(__dirname, '../..');
const nodes = [new RestApi(), new GraphqlApi(), new RpcApi(), new SoapApi(), new FieldMapper()];
const credentials = allCredentials;

/** Every property of a form, with those inside collections. */
function flatten(properties: readonly INodeProperties[]): INodeProperties[] {
  return properties.flatMap((property) => {
    const inner =
      property.type === 'collection'
        ? (property.options as INodeProperties[])
        : property.type === 'fixedCollection'
          ? (property.options as INodePropertyCollection[]).flatMap(({ values }) => values)
          : [];
    return [property, ...flatten(inner)];
  });
}

const forms = [
  ...nodes.map(({ description }) => [description.displayName, description.properties] as const),
  ...credentials.map(({ displayName, properties }) => [displayName, properties] as const),
];

describe.each(forms)('the form of %s', (_name, properties) => {
  const all = flatten(properties);

  it('explains every field in a sentence that ends with a full stop', () => {
    const unexplained = all.filter(
      ({ name, type, description }) =>
        name !== 'operation' && type !== 'hidden' && !/\S.*[.]$/.test(description ?? ''),
    );
    expect(unexplained.map(({ displayName }) => displayName).filter((label) => label !== 'Options')).toEqual(
      [],
    );
  });

  it('labels every field in Title Case', () => {
    const small = /^(a|an|and|as|at|by|for|from|in|into|of|on|or|per|the|to|with)$/;
    const odd = all
      .map(({ displayName }) => displayName)
      .filter((label) =>
        label
          .split(/[\s(]+/)
          .some((word, index) => /^[a-z]/.test(word) && (index === 0 || !small.test(word))),
      );
    expect(odd).toEqual([]);
  });

  it('has a default among the choices of every list', () => {
    for (const { type, options, default: value, name } of all) {
      // A list that is read from the API has none.
      if (type !== 'options' || !options) continue;
      expect([name, (options as INodePropertyOptions[]).map((option) => option.value)]).toEqual([
        name,
        expect.arrayContaining([value]),
      ]);
    }
  });
});

describe('REST API', () => {
  const { description } = new RestApi();

  it('offers every credential type of the package, shown by the choice of authentication', () => {
    expect(description.credentials!.map(({ name }) => name)).toEqual(Object.keys(credentialTypes));
    for (const { name, displayOptions } of description.credentials!) {
      if (name === 'apiIntegrationTlsApi') continue;
      expect(displayOptions).toEqual({ show: { authentication: [name] } });
    }
  });

  it.each([
    ['apiIntegrationTlsApi', undefined, true],
    ['apiIntegrationTokenApi', true, true],
    ['none', true, true],
    ['apiIntegrationTokenApi', false, false],
    ['apiIntegrationTokenApi', undefined, false],
    ['none', false, false],
  ])(
    'with %s and the switch at %s, it shows the certificate: %s',
    (authentication, clientCertificate, shown) => {
      const given =
        clientCertificate === undefined ? { authentication } : { authentication, clientCertificate };
      const values = NodeHelpers.getNodeParameters(
        description.properties,
        given,
        true,
        false,
        null,
        description,
      )!;
      const slot = description.credentials!.find(({ name }) => name === 'apiIntegrationTlsApi')!;
      expect(NodeHelpers.displayParameter(values, slot, null, description)).toBe(shown);
    },
  );

  it('is short at first sight', () => {
    const atFirst = description.properties.filter(({ displayOptions, isNodeSetting }) => {
      if (isNodeSetting) return false;
      const { operation } = displayOptions?.show ?? {};
      const others = Object.keys(displayOptions?.show ?? {}).filter((name) => name !== 'operation');
      return others.length === 0 && (operation === undefined || operation.includes('getMany'));
    });
    expect(atFirst.map(({ displayName }) => displayName)).toEqual([
      'Authentication',
      'Operation',
      'Path',
      'Query Parameters',
      'Return All',
      'Options',
    ]);
  });
});

describe('GraphQL API', () => {
  const { description, methods } = new GraphqlApi();

  it('is short at first sight', () => {
    const atFirst = description.properties
      .filter(({ displayOptions }) => {
        const { operation = ['run'], ...others } = displayOptions?.show ?? {};
        return operation.includes('run') && Object.keys(others).length === 0;
      })
      .filter(({ isNodeSetting }) => !isNodeSetting);
    expect(atFirst.map(({ displayName }) => displayName)).toEqual([
      'Authentication',
      'Operation',
      'Endpoint',
      'Query or Mutation',
      'Arguments',
      'Fields to Return',
      'Objects to Return',
      'Return All',
      'Options',
    ]);
  });

  it('has every method that its fields call', () => {
    const named = [...JSON.stringify(description.properties).matchAll(/"\w+Method":"(\w+)"/g)];
    const known = Object.values(methods).flatMap((group) => Object.keys(group));
    // A field that is shown in two places is there twice.
    expect([...new Set(named.map(([, name]) => name))].sort()).toEqual(known.sort());
  });
});

describe('icons', () => {
  it.each([
    ...nodes.map(({ description }) => [description.displayName, 'nodes/X', description.icon] as const),
    ...credentials.map(({ displayName, icon }) => [displayName, 'credentials', icon] as const),
  ])('of %s exist, light and dark', (_name, folder, icon) => {
    const { light, dark } = icon as { light: string; dark: string };
    for (const file of [light, dark])
      expect(existsSync(join(root, folder, file.replace('file:', '')))).toBe(true);
  });
});

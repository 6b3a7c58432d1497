import type { ImportedWorkflow } from '../host/N8n';
import { PACKAGE } from '../host/testWorkflows';

/** Says how many items have come to it, which the workflow then answers with. */
export const countItems: ChainNode = {
  name: 'Count',
  type: 'n8n-nodes-base.code',
  typeVersion: 2,
  parameters: { jsCode: 'return [{ json: { count: $input.all().length } }];' },
};

/** Makes items of a list. `list`: JavaScript that gives it. */
export const itemsOf = (list: string): readonly ChainNode[] => [
  {
    name: 'List',
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    parameters: { mode: 'raw', jsonOutput: `={{ JSON.stringify({ list: ${list} }) }}` },
  },
  {
    name: 'Items',
    type: 'n8n-nodes-base.splitOut',
    typeVersion: 1,
    parameters: { fieldToSplitOut: 'list' },
  },
];

/** So many items, each with its number as `n`. */
export const numberedItems = (count: number): readonly ChainNode[] =>
  itemsOf(`Array.from({ length: ${count} }, (_, n) => ({ n }))`);

/** Answers a call and does nothing: what every run of a workflow costs. */
export const emptyWorkflow = webhookWorkflow('benchEmpty', 'n8n-nodes-base.noOp', 1, {});

/** The REST API node as somebody has it who fills in nothing but the address. */
export function ours(id: string, url: string): ImportedWorkflow {
  return webhookWorkflow(id, `${PACKAGE}.restApi`, 1, { authentication: 'none', path: url });
}

/** Pages of n8n's own HTTP Request node: what the next request is made from. */
export interface PeerPaging {
  readonly parameter: string;
  /** n8n expressions. */
  readonly value: string;
  readonly isComplete: string;
  /** Milliseconds between requests. */
  readonly interval?: number;
}

/** n8n's own HTTP Request node, with its pagination set up as its documentation says. */
export function httpRequest(id: string, url: string, paging: PeerPaging): ImportedWorkflow {
  const { parameter, value, isComplete, interval = 0 } = paging;
  return webhookWorkflow(id, 'n8n-nodes-base.httpRequest', 4.2, {
    url,
    options: {
      pagination: {
        pagination: {
          paginationMode: 'updateAParameterInEachRequest',
          parameters: { parameters: [{ type: 'qs', name: parameter, value }] },
          paginationCompleteWhen: 'other',
          completeExpression: isComplete,
          limitPagesFetched: false,
          requestInterval: interval,
        },
      },
    },
  });
}

/** What comes after the nodes of a workflow's first row: their type and parameters. */
export interface Work {
  readonly type: string;
  readonly typeVersion: number;
  readonly parameters: object;
}

/** Reads a list with our REST API node and hands all its items to each of some equal nodes, one after the other. */
export function itemsInto(id: string, url: string, work: Work | undefined, times: number): ImportedWorkflow {
  const { nodes, connections, ...rest } = ours(id, url);
  const copies = Array.from({ length: work ? times : 0 }, (_, at) => `Work ${at + 1}`);
  const source = 'Work';
  return {
    ...rest,
    nodes: [...nodes, ...copies.map((name) => node(name, work!.type, work!.typeVersion, work!.parameters))],
    connections: {
      ...connections,
      [source]: { main: [copies.map((name) => ({ node: name, type: 'main', index: 0 }))] },
    },
  };
}

/** A webhook that answers with one small item, so that sending the answer costs nothing. */
function webhookWorkflow(
  id: string,
  type: string,
  typeVersion: number,
  parameters: object,
): ImportedWorkflow {
  return webhookChain(id, [{ name: 'Work', type, typeVersion, parameters }]);
}

/** One node of a chain; `next`: the names of the nodes behind each of its outputs, if not the next one of the chain. */
export interface ChainNode {
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly parameters: object;
  readonly next?: readonly string[];
}

/** The same for several nodes, one behind the other. */
export function webhookChain(id: string, chain: readonly ChainNode[]): ImportedWorkflow {
  const isCounted = chain.at(-1) === countItems;
  const responseData = isCounted ? 'firstEntryJson' : 'noData';
  const webhook = { path: id, responseMode: 'lastNode', responseData };
  return {
    id,
    name: id,
    nodes: [
      { ...node('Call', 'n8n-nodes-base.webhook', 2, webhook), webhookId: id },
      ...chain.map(({ name, type, typeVersion, parameters }) => node(name, type, typeVersion, parameters)),
    ],
    connections: Object.fromEntries(
      [{ name: 'Call' } as ChainNode, ...chain].map(({ name, next }, at) => {
        const targets = next ?? chain.slice(at, at + 1).map((each) => each.name);
        return [name, { main: targets.map((target) => [{ node: target, type: 'main', index: 0 }]) }];
      }),
    ),
    // Nothing of a run is kept: what n8n's database costs is not what is compared.
    settings: {
      executionOrder: 'v1',
      saveDataSuccessExecution: 'none',
      saveDataErrorExecution: 'none',
      saveManualExecutions: false,
    },
  };
}

function node(name: string, type: string, typeVersion: number, parameters: object): object {
  return { id: name, name, type, typeVersion, position: [name === 'Call' ? 0 : 220, 0], parameters };
}

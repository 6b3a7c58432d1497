import type { ImportedCredential, ImportedWorkflow } from './N8n';

export const PACKAGE = 'n8n-nodes-api-integration';

/** Two of each kind where it matters: with a single credential n8n chooses it by itself. */
export function testCredentials(serviceUrl: string): ImportedCredential[] {
  const token = (id: string, name: string, data: object): ImportedCredential => ({
    id,
    name,
    type: 'apiIntegrationTokenApi',
    data: { baseUrl: serviceUrl, testPath: '/me', ...data },
  });
  return [
    token('demoToken', 'Demo Service', { token: 'demo-token' }),
    token('wrongToken', 'Demo Service, Wrong Token', { token: 'not-the-token' }),
  ];
}

export function testWorkflows(): ImportedWorkflow[] {
  return [readAndMap, unknownPath, answersWebhook, mapRows, mapTargets, askModel, checkContacts, receipts];
}

const manualTrigger = node('Start', 'n8n-nodes-base.manualTrigger', {});

const readUsers = restApi('Read Users', { path: '/users' });

const mapUsers = node('Map Users', `${PACKAGE}.fieldMapper`, {
  mode: 'expression',
  expression: '{ "key": id, "mail": $lowercase(email) }',
});

const readAndMap: ImportedWorkflow = chain('readAndMap', [manualTrigger, readUsers, mapUsers]);

/** One row has no source yet. */
const mapRows: ImportedWorkflow = chain('mapRows', [
  manualTrigger,
  restApi('Read Contacts', { path: '/contacts' }),
  node('Map Contacts', `${PACKAGE}.fieldMapper`, {
    mapping: {
      rows: [{ target: 'ContactEmail', source: '', type: 'text', required: true, more: { format: 'email' } }],
    },
  }),
]);

/** The target's fields are listed; none has a source yet. */
const mapTargets: ImportedWorkflow = chain('mapTargets', [
  manualTrigger,
  restApi('Read Contacts', { path: '/contacts' }),
  node('Fill Target', `${PACKAGE}.fieldMapper`, {
    mode: 'target',
    targetFrom: 'schema',
    targetText: JSON.stringify({
      required: ['ContactEmail'],
      properties: { ContactEmail: { type: 'string', format: 'email' }, Company: { type: 'string' } },
    }),
  }),
]);

/** A model is wanted; none is connected. */
const askModel: ImportedWorkflow = chain('askModel', [
  manualTrigger,
  restApi('Read Contacts', { path: '/contacts' }),
  node('Suggest', `${PACKAGE}.fieldMapper`, {
    operation: 'suggest',
    targetText: '{ "ContactEmail": "a@example.com", "Nickname": "x" }',
    options: { askModel: true },
  }),
]);

const checkContacts: ImportedWorkflow = chain('checkContacts', [
  manualTrigger,
  restApi('Read Contacts', { path: '/contacts' }),
  node('Check', `${PACKAGE}.fieldMapper`, {
    operation: 'validate',
    mode: 'schema',
    schema: '{ "properties": { "user_email": { "type": "string", "format": "email" } } }',
  }),
]);

const unknownPath: ImportedWorkflow = chain('unknownPath', [
  manualTrigger,
  restApi('Read Nothing', { path: '/no-such-thing' }),
]);

const answersWebhook: ImportedWorkflow = chain('answersWebhook', [
  {
    ...node('Start', 'n8n-nodes-base.webhook', {
      path: 'users',
      responseMode: 'lastNode',
      responseData: 'allEntries',
    }),
    typeVersion: 2,
    webhookId: 'answersWebhook',
  },
  restApi('Read Users', { path: '/users', returnAll: false, limit: 3 }),
]);

/** Asks an API three times who the person is that has signed in. */
export const userOAuth2Workflow: ImportedWorkflow = chain('userOAuth2', [
  {
    ...node('Start', 'n8n-nodes-base.webhook', {
      path: 'who-am-i',
      responseMode: 'lastNode',
      responseData: 'allEntries',
    }),
    typeVersion: 2,
    webhookId: 'userOAuth2',
  },
  node('Three Items', 'n8n-nodes-base.code', { jsCode: 'return [{}, {}, {}].map((json) => ({ json }));' }),
  {
    ...node('Who Am I', `${PACKAGE}.restApi`, {
      authentication: 'apiIntegrationOAuth2Api',
      operation: 'getOne',
      path: '/api/me',
      options: { itemsInParallel: 3 },
    }),
    credentials: { apiIntegrationOAuth2Api: { id: 'userOAuth2', name: 'Signed In' } },
  },
]);

interface WorkflowNode {
  name: string;
  [more: string]: unknown;
}

/** Bytes of a gRPC answer as a file, which another node then reads. */
const receipts: ImportedWorkflow = chain('receipts', [
  manualTrigger,
  {
    ...node('Fetch Receipt', `${PACKAGE}.rpcApi`, {
      resource: 'grpc',
      method: { __rl: true, mode: 'name', value: 'demo.v1.Orders/GetReceipt' },
      parametersAs: 'json',
      parametersJson: '{ "number": "2024-00001" }',
      options: { bytes: 'files' },
    }),
    credentials: { apiIntegrationTokenApi: { id: 'demoToken', name: 'Demo Service' } },
  },
  node('Read Receipt', 'n8n-nodes-base.extractFromFile', {
    operation: 'text',
    binaryPropertyName: 'content',
  }),
]);

function restApi(name: string, parameters: object): WorkflowNode {
  return {
    ...node(name, `${PACKAGE}.restApi`, parameters),
    credentials: { apiIntegrationTokenApi: { id: 'demoToken', name: 'Demo Service' } },
  };
}

function node(name: string, type: string, parameters: object): WorkflowNode {
  return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

/** A workflow of nodes in a row. */
function chain(id: string, nodes: WorkflowNode[]): ImportedWorkflow {
  const links = nodes.slice(0, -1).map(({ name }, index) => {
    const next = nodes[index + 1] as WorkflowNode;
    return [name, { main: [[{ node: next.name, type: 'main', index: 0 }]] }];
  });
  return {
    id,
    name: id,
    nodes: nodes.map((one, index) => ({ ...one, position: [index * 220, 0] })),
    connections: Object.fromEntries(links) as object,
    settings: { executionOrder: 'v1' },
  };
}

import type { ICredentialsHelper, IWorkflowBase, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { Host } from './loadHost';

const executionId = 'embedded';
const nowhere = 'http://localhost';

/** What n8n's server lends to an execution; parts that need a server refuse. */
export function createAdditionalData(
  { core }: Host,
  workflow: IWorkflowBase,
  credentialsHelper: ICredentialsHelper,
): IWorkflowExecuteAdditionalData {
  const refuse = (what: string) => async (): Promise<never> => {
    throw new Error(`The embedded engine has no ${what}`);
  };
  return {
    credentialsHelper,
    externalSecretsProxy: new core.ExternalSecretsProxy(),
    hooks: new core.ExecutionLifecycleHooks('manual', executionId, workflow),
    executionId,
    currentNodeExecutionIndex: 0,
    variables: {},
    restApiUrl: `${nowhere}/rest`,
    instanceBaseUrl: nowhere,
    formBaseUrl: `${nowhere}/form`,
    formWaitingBaseUrl: `${nowhere}/form-waiting`,
    formTestBaseUrl: `${nowhere}/form-test`,
    webhookBaseUrl: `${nowhere}/webhook`,
    webhookWaitingBaseUrl: `${nowhere}/webhook-waiting`,
    webhookTestBaseUrl: `${nowhere}/webhook-test`,
    mcpBaseUrl: `${nowhere}/mcp`,
    mcpTestBaseUrl: `${nowhere}/mcp-test`,
    executeWorkflow: refuse('sub-workflows'),
    getRunExecutionData: async () => undefined,
    getRuntimeCredential: async () => undefined,
    logAiEvent: () => undefined,
    startRunnerTask: refuse('task runner'),
  };
}

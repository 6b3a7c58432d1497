/**
 * Takes the screenshots in docs/images from a real n8n with the packed package and the demo service:
 * `npm run screenshots`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoService } from '../examples/demo-service';
import { buildIfStale } from '../test/host/buildIfStale';
import { Editor } from '../test/host/Editor';
import { installN8n } from '../test/host/installN8n';
import { launchN8n } from '../test/host/launchN8n';
import { listsFilled } from '../test/host/listsFilled';
import { newExamples } from '../test/host/newExamples';
import { packPackage } from '../test/host/packPackage';

const images = join(__dirname, 'images');
const log = (line: string) => console.log(line);

async function main(): Promise<void> {
  await buildIfStale(log);
  const install = await installN8n(log);
  const service = await startDemoService();
  const packed = await mkdtemp(join(tmpdir(), 'n8n-package-'));
  const { credentials, workflows } = await newExamples(packed, service.url);
  const launched = await launchN8n({ install, package: await packPackage(packed), credentials, workflows });
  const editor = await Editor.open(launched.n8n);
  try {
    await takeAll(editor);
  } finally {
    await editor.close();
    await launched.stop();
    await service.stop();
    await rm(packed, { recursive: true, force: true });
  }
}

async function takeAll(editor: Editor): Promise<void> {
  const take = async (name: string) => {
    await editor.dismissMessages();
    await editor.screenshot(join(images, `${name}.png`));
  };
  await editor.openWorkflow('demoContactsToCr');
  await editor.openNode('All Contacts');
  await editor.executeStep();
  await take('rest-api');
  await editor.openCredential();
  await editor.testCredential();
  await take('credential');
  await editor.closeCredential();
  await editor.closeForm();
  await editor.openNode('CRM Fields');
  await editor.executeStep();
  await take('field-mapper');
  await editor.chooseBranch('Rejected');
  await take('field-mapper-rejected');
  await editor.closeForm();
  await take('workflow');
  await editor.openWorkflow('demoSuggestMap');
  await editor.openNode('All Contacts');
  await editor.executeStep();
  await editor.closeForm();
  await editor.openNode('Map as Suggested');
  await editor.executeStep();
  await take('field-mapper-target');
  await editor.closeForm();
  await editor.openWorkflow('demoSendMapped');
  await editor.openNode('People');
  await editor.executeStep();
  await editor.closeForm();
  await editor.openNode('Create Mapped');
  await editor.executeStep();
  await take('rest-api-mapping');
  await editor.closeForm();
  await editor.openWorkflow('demoGraphqlIssue');
  await editor.openNode('All Issues');
  await editor.executeStep();
  await take('graphql-api');
  await editor.newWorkflow();
  await editor.addNode('RPC API', 'Call a method by JSON-RPC');
  await editor.setParameter('path', '/rpc');
  await editor.chooseFromList('method', 'contacts.get');
  await editor.setGeneratedField(0, 'con_0007');
  await editor.executeStep();
  await take('rpc-api');
  await editor.newWorkflow();
  await editor.addNode('SOAP API', 'Call a SOAP operation');
  await listsFilled(editor);
  await editor.setParameter('wsdlUrl', '/soap/orders?wsdl');
  await listsFilled(editor);
  await editor.chooseOption('port', 'OrdersSoap12');
  await editor.chooseFromList('soapOperation', 'PlaceOrder');
  await editor.setGeneratedField(0, 'Grace & Sons');
  await editor.setGeneratedField(2, '[{ "sku": "SKU-101", "quantity": 3, "unitPrice": "19.90" }]');
  await editor.executeStep();
  await take('soap-api');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

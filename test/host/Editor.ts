import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';
import { dragOnto } from './dragOnto';
import type { N8n } from './N8n';
import { settled } from './settled';
import { until } from './until';

/** What a run left in the output panel of a node's form. */
export interface Output {
  /** All the items, as the JSON view's copy button gives them. */
  items: Array<Record<string, unknown>>;
  /** What the panel says about their number: "250 items"; for several outputs, "Done Branch (250 items)" and so on. */
  counts: string[];
  /** The texts of the boxes above the items. */
  hints: string[];
}

/** What the output panel shows of a failed run. */
export interface ShownError {
  message: string;
  description: string;
}

export interface CredentialTest {
  ok: boolean;
  message: string;
}

// The attribute that n8n's own browser tests go by.
selectors.setTestIdAttribute('data-test-id');

const TIMEOUT_MS = 30_000;
const RUN_TIMEOUT_MS = 60_000;

/** n8n's editor in a real browser. What is known about its pages is known here and nowhere else. */
export class Editor {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly url: string,
  ) {}

  /** Starts a headless browser and signs in as the owner. `CHROMIUM_PATH` names another Chromium. */
  static async open(n8n: N8n): Promise<Editor> {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // The editor asks a registry about community packages: nothing here may leave this machine.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    });
    try {
      const page = await browser.newPage({
        viewport: { width: 1500, height: 950 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      page.setDefaultTimeout(TIMEOUT_MS);
      const editor = new Editor(browser, page, n8n.url);
      await editor.signIn(n8n.place.owner.email, n8n.place.owner.password);
      return editor;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  // ---- The canvas

  /** An empty canvas. Its workflow is only saved once something is on it. */
  async newWorkflow(): Promise<void> {
    await this.goTo('/workflow/new');
    await this.byId('canvas-plus-button').waitFor();
  }

  async openWorkflow(id: string): Promise<void> {
    await this.goTo(`/workflow/${id}`);
    await this.byId('canvas-node').first().waitFor();
  }

  /**
   * Finds a node in the nodes panel by its display name and adds it by one of its actions; its form opens. On an
   * empty canvas n8n adds a manual trigger too.
   */
  async addNode(displayName: string, action: string): Promise<void> {
    await this.byId('canvas-plus-button').or(this.byId('node-creator-plus-button')).first().click();
    await this.byId('node-creator-search-bar').fill(displayName);
    const name = this.byId('node-creator-item-name').getByText(displayName, { exact: true });
    await this.byId('node-creator').getByTestId('item-iterator-item').filter({ has: name }).first().click();
    await this.byId('node-creator').getByText(action, { exact: true }).click();
    await this.form.waitFor();
  }

  /** Opens the form of a node on the canvas. */
  async openNode(name: string): Promise<void> {
    const node = this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
    await node.waitFor();
    // The view glides to the nodes after they appear, and a double click must not hit two places.
    await settled(node);
    await node
      .locator('[data-test-id="canvas-default-node"], [data-test-id="canvas-trigger-node"]')
      .dblclick();
    await this.form.waitFor();
  }

  // ---- A node's form

  async closeForm(): Promise<void> {
    await this.byId('ndv-close-button').click();
    await this.form.waitFor({ state: 'hidden' });
  }

  /** Chooses an existing credential by its name. */
  async chooseCredential(name: string): Promise<void> {
    const select = this.byId('node-credentials-select');
    await select.click();
    await this.page
      .locator('[data-test-id^="node-credentials-select-item-"]:visible')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .click();
  }

  /** The text of the credential field: the chosen credential's name. */
  async chosenCredential(): Promise<string> {
    const input = this.byId('node-credentials-select').locator('input');
    return (await input.inputValue()) || ((await input.getAttribute('placeholder')) ?? '');
  }

  /** Fills in a text, number or code parameter by its internal name, `path` say. */
  async setParameter(name: string, value: string): Promise<void> {
    await this.parameter(name).locator('input, textarea, [contenteditable="true"]').first().fill(value);
  }

  async parameterValue(name: string): Promise<string> {
    return await this.parameter(name).locator('input, textarea').first().inputValue();
  }

  /** Chooses an entry of a dropdown parameter by its text. */
  async chooseOption(name: string, text: string): Promise<void> {
    await this.parameter(name).click();
    await this.chooseEntry(text);
  }

  /** Drags a field of the input panel, by its name, onto a parameter. */
  async dragField(field: string, onto: string): Promise<void> {
    const source = this.byId('ndv-input-panel').locator(`[data-target="mappable"][data-name="${field}"]`);
    const before = await this.parameterValue(onto);
    // On a busy machine the editor may lose sight of the pointer; then a person drags once more.
    for (let attempt = 0; attempt < 3 && (await this.parameterValue(onto)) === before; attempt += 1)
      await dragOnto(this.page, source.first(), this.parameter(onto).first());
  }

  /** Drags a field of the input panel onto a generated field, by its place among them; returns what stands there then. */
  async dragToGeneratedField(field: string, position: number): Promise<string> {
    const source = this.byId('ndv-input-panel').locator(`[data-target="mappable"][data-name="${field}"]`);
    const target = this.byId('mapping-fields-container').getByTestId('parameter-input').nth(position);
    const text = async () => (await target.innerText()).trim();
    const before = await text();
    for (let attempt = 0; attempt < 3 && (await text()) === before; attempt += 1)
      await dragOnto(this.page, source.first(), target);
    return await text();
  }

  /** Chooses an entry of a searchable list that the node fills ("From List"), by a part of its text. */
  async chooseFromList(name: string, text: string): Promise<void> {
    await this.byId(`resource-locator-${name}`).getByTestId('rlc-input-container').click();
    await this.page.locator('[data-test-id="rlc-item"]:visible').filter({ hasText: text }).first().click();
  }

  /** Fills in a field that a node has generated for the choice made above it, by its place among them. */
  async setGeneratedField(position: number, value: string): Promise<void> {
    const fields = this.byId('mapping-fields-container').getByTestId('parameter-input');
    await fields.nth(position).locator('input, textarea, [contenteditable="true"]').first().fill(value);
  }

  /** Chooses an entry of a generated field that has a list, by its text. */
  async chooseGeneratedOption(position: number, text: string): Promise<void> {
    await this.byId('mapping-fields-container').getByTestId('parameter-input').nth(position).click();
    await this.chooseEntry(text);
  }

  /** The labels of the generated fields. */
  async generatedFields(): Promise<string[]> {
    const labels = this.byId('mapping-fields-container').locator('[data-test-id="input-label"]:visible');
    await labels.first().waitFor();
    return (await labels.allInnerTexts()).map((label) => label.trim().split('\n')[0] ?? '');
  }

  /** The labels of the fields that the form shows, in their order. */
  async shownFields(): Promise<string[]> {
    const labels = this.byId('node-parameters').locator('[data-test-id="input-label"]:visible');
    // A label's element holds its menu too ("Fixed", "Expression"), after a line break.
    return (await labels.allInnerTexts()).map((text) => text.trim().split('\n')[0] ?? '');
  }

  /** Presses "Execute step" and waits until the editor says that the node has run, well or not. */
  async executeStep(): Promise<void> {
    // What an earlier run left in the output panel looks the same, so the message about this run tells.
    await this.dismissMessages();
    await this.byId('node-execute-button').click();
    await this.messages.first().waitFor({ timeout: RUN_TIMEOUT_MS });
  }

  /** Turns to another output of a node that has several, by its name. */
  async chooseBranch(name: string): Promise<void> {
    await this.output.getByTestId('branches').getByText(name).first().click();
  }

  /** Reads the items that the last run put out; of several outputs, those of the shown one. If it failed, this is an error that quotes what is shown. */
  async readOutput(): Promise<Output> {
    const error = await this.readError();
    if (error) throw new Error(`The node failed: ${error.message} ${error.description}`);
    const count = this.output.getByTestId('ndv-items-count');
    return {
      items: await this.copyItems(),
      counts: await texts(this.output.locator('[data-test-id="branches"] [data-test-id^="tab-"]').or(count)),
      hints: await texts(this.output.getByTestId('node-hint')),
    };
  }

  /** The JSON view only renders what is scrolled to; its copy button copies everything. */
  private async copyItems(): Promise<Output['items']> {
    await this.output.getByTestId('radio-button-json').click();
    await this.output.getByTestId('ndv-data-container').hover();
    await this.page.evaluate("navigator.clipboard.writeText('')");
    await this.output.getByTestId('ndv-json-actions').getByRole('button').first().click();
    // Not `waitForFunction`: to it a promise of an empty text is as good as a text.
    const copied = await until('the items to be copied', TIMEOUT_MS, () =>
      this.page.evaluate<string>('navigator.clipboard.readText()'),
    );
    return JSON.parse(copied) as Output['items'];
  }

  /** Reads the table view: the column names, and the rows' cells as text. */
  async readTable(): Promise<{ columns: string[]; rows: string[][] }> {
    await this.output.getByTestId('radio-button-table').click();
    const table = this.output.getByTestId('ndv-data-container').locator('table');
    await table.waitFor();
    const columns = (await texts(table.locator('thead th'))).filter(Boolean);
    const rows = await table.locator('tbody tr').all();
    return {
      columns,
      rows: await Promise.all(
        // The last cell belongs to no column.
        rows.map(async (row) => (await texts(row.locator('td'))).slice(0, columns.length)),
      ),
    };
  }

  /** The error in the output panel, if the last run failed. */
  async readError(): Promise<ShownError | undefined> {
    if ((await this.output.getByTestId('node-run-status-danger').count()) === 0) return undefined;
    const text = async (id: string): Promise<string> =>
      (await this.output.getByTestId(id).allInnerTexts()).join('\n').trim();
    return { message: await text('node-error-message'), description: await text('node-error-description') };
  }

  // ---- A credential's form

  /** Opens the chosen credential from the node's form. */
  async openCredential(): Promise<void> {
    await this.byId('credential-edit-button').click();
    await this.credentialForm.waitFor();
  }

  async setCredentialField(name: string, value: string): Promise<void> {
    await this.credentialField(name).locator('input, textarea').first().fill(value);
  }

  async switchCredentialField(name: string): Promise<void> {
    await this.credentialField(name).locator('.el-switch').click();
  }

  credentialField(name: string): Locator {
    return this.credentialForm.getByTestId(`parameter-input-${name}`);
  }

  /** Saves the credential if it was changed, else presses "Retry": either way n8n tests it. */
  async testCredential(): Promise<CredentialTest> {
    const save = this.byId('credential-save-button').locator('button:enabled');
    const retry = this.credentialForm.getByRole('button', { name: 'Retry' });
    const button = save.or(retry).filter({ visible: true }).first();
    await button.waitFor();
    // The request, since opening a credential tests it as well and that answer may still be on its way.
    const test = this.page.waitForRequest((request) => request.url().endsWith('/rest/credentials/test'));
    await button.click();
    const response = await (await test).response();
    if (!response) throw new Error('n8n did not answer the test of the credential.');
    const { data } = (await response.json()) as { data: { status: string; message: string } };
    return { ok: data.status === 'OK', message: data.message };
  }

  /** What the credential's form says about its last test. */
  async credentialBanner(): Promise<string> {
    const texts = await this.credentialForm.locator('[class*="_banner"]:visible').allInnerTexts();
    return texts.join('\n').trim();
  }

  /** Presses "Connect" in an OAuth2 credential; `consent` does in the window that opens what a person would. */
  async connectAccount(consent: (page: Page) => Promise<void>): Promise<void> {
    const opened = this.page.waitForEvent('popup');
    await this.credentialForm
      .getByRole('button', { name: /connect/i })
      .first()
      .click();
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    await consent(popup);
    await closed;
    await this.credentialForm.getByTestId('oauth-connect-success-banner').waitFor();
  }

  /** Closes the credential's form; changes that were not saved are thrown away. */
  async closeCredential(): Promise<void> {
    await this.credentialForm.locator('.el-dialog__headerbtn').click();
    const discard = this.page.getByRole('button', { name: 'Close', exact: true });
    const asked = this.page.getByText('Close without saving?');
    await until('the credential to close', TIMEOUT_MS, async () => {
      return (await asked.isVisible()) || !(await this.credentialForm.isVisible());
    });
    if (await asked.isVisible()) await discard.click();
    await this.credentialForm.waitFor({ state: 'hidden' });
  }

  // ---- Where things are

  private get form(): Locator {
    return this.byId('ndv');
  }

  private get output(): Locator {
    return this.byId('output-panel');
  }

  private get credentialForm(): Locator {
    return this.byId('editCredential-modal');
  }

  /** Chooses an entry of the dropdown that is open. */
  private async chooseEntry(text: string): Promise<void> {
    await this.page
      .locator('[data-test-id="parameter-input-item"]:visible')
      .filter({ has: this.page.getByText(text, { exact: true }) })
      .click();
  }

  /** The messages at the lower right, which come and go. */
  private get messages(): Locator {
    return this.page.locator('.el-notification');
  }

  /** Closes the messages at the lower right. */
  async dismissMessages(): Promise<void> {
    while ((await this.messages.count()) > 0) {
      const message = this.messages.first();
      const handle = await message.elementHandle({ timeout: 1000 }).catch(() => null);
      // It may go by itself meanwhile.
      await message
        .locator('.el-notification__closeBtn')
        .click({ timeout: 1000 })
        .catch(() => undefined);
      await handle?.waitForElementState('hidden', { timeout: 5000 }).catch(() => undefined);
    }
  }

  private parameter(name: string): Locator {
    return this.byId('node-parameters').getByTestId(`parameter-input-${name}`);
  }

  private byId(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  private async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  private async signIn(email: string, password: string): Promise<void> {
    await this.goTo('/signin');
    await this.byId('emailOrLdapLoginId').locator('input').fill(email);
    await this.byId('password').locator('input').fill(password);
    await this.byId('form-submit-button').click();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/signin'));
  }
}

async function texts(elements: Locator): Promise<string[]> {
  return (await elements.allInnerTexts()).map((text) => text.trim());
}

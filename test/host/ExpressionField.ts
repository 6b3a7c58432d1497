import type { Locator, Page } from 'playwright-core';

/** A parameter of the open form that is, or becomes, an expression. */
export class ExpressionField {
  constructor(
    private readonly page: Page,
    private readonly name: string,
  ) {}

  /** Turns it into an expression; n8n makes it of the value that it has. */
  async begin(): Promise<void> {
    const item = this.page.locator('.parameter-item').filter({ has: this.input }).last();
    await item.hover();
    await item.getByTestId('radio-button-expression').first().click();
    await this.editor.waitFor();
  }

  async text(): Promise<string> {
    return (await this.editor.locator('.cm-line').allInnerTexts()).join('\n');
  }

  /** Writes another text, and waits until the form has taken it: what is shown below the field comes from there. */
  async write(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
    await this.editor.blur();
    await this.page
      .getByTestId(`parameter-expression-preview-${this.name}`)
      .filter({ hasText: text })
      .waitFor();
  }

  private get input(): Locator {
    return this.page.getByTestId(`parameter-input-${this.name}`);
  }

  private get editor(): Locator {
    return this.input.locator('.cm-content').first();
  }
}

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

  async write(text: string): Promise<void> {
    await this.editor.fill(text);
  }

  private get input(): Locator {
    return this.page.getByTestId(`parameter-input-${this.name}`);
  }

  private get editor(): Locator {
    return this.input.locator('.cm-content').first();
  }
}

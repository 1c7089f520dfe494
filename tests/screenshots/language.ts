/** Switches the extension's language where a reader does: in the settings. */
import { type BrowserContext, expect } from '@playwright/test';

interface Extension {
  readonly id: string;
  readonly context: BrowserContext;
}

export async function speakWelsh({ id, context }: Extension): Promise<void> {
  const settings = await context.newPage();
  await settings.goto(`chrome-extension://${id}/options.html`);
  await settings.getByLabel('Cymraeg').check();
  await expect(settings.locator('html')).toHaveAttribute('lang', 'cy');
  await settings.close();
}

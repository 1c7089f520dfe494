/** Switches the extension's language where a reader does: in the settings. */
import { type BrowserContext, expect } from '@playwright/test';

interface Extension {
  readonly id: string;
  readonly context: BrowserContext;
}

export async function speak({ id, context }: Extension, language: 'English' | 'Cymraeg'): Promise<void> {
  const settings = await context.newPage();
  await settings.goto(`chrome-extension://${id}/options.html`);
  await settings.getByLabel(language).check();
  await expect(settings.locator('html')).toHaveAttribute('lang', language === 'Cymraeg' ? 'cy' : 'en-GB');
  await settings.close();
}

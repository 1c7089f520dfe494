/** A page in every look that is promised: light, dark, narrow, twice the text. */
import type { Page } from '@playwright/test';
import { keepPage, STORE_SIZE } from './shots';

export async function keepLooks(name: string, page: Page): Promise<void> {
  await page.setViewportSize({ ...STORE_SIZE, height: 1100 });
  await page.emulateMedia({ colorScheme: 'light' });
  await keepPage(name, page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepPage(`${name}-dark`, page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 800 });
  await keepPage(`${name}-320`, page);
  await page.setViewportSize({ width: 640, height: 800 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await keepPage(`${name}-200-percent`, page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
  await page.setViewportSize(STORE_SIZE);
}

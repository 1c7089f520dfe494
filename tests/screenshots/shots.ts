/** Where the pictures go, and how one is made of several. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';

const FOLDER = 'screenshots';

/** The stores' own size. */
export const STORE_SIZE = { width: 1280, height: 800 } as const;

/** @param name of the picture's file, without its ending; may name a folder */
export function keep(name: string, picture: Buffer): void {
  const file = path.join(FOLDER, `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, picture);
}

/** A picture of the whole page, however long. */
export async function keepPage(name: string, page: Page): Promise<void> {
  keep(name, await page.screenshot({ fullPage: true, animations: 'disabled' }));
}

const address = (picture: Buffer): string => `data:image/png;base64,${picture.toString('base64')}`;

interface Beside {
  readonly page: Buffer;
  readonly panel: Buffer;
  /** `corner`: over the page's upper right corner, as a popup; `right`: beside it, as a panel. */
  readonly where: 'corner' | 'right';
}

/** The page with what the extension shows, in the stores' size. Browsers take no picture of both. */
export async function together(context: BrowserContext, { page, panel, where }: Beside): Promise<Buffer> {
  const sheet = await context.newPage();
  await sheet.setViewportSize(STORE_SIZE);
  await sheet.setContent(`<style>
    body { margin: 0; background: #fff; }
    .page { position: absolute; inset: 0 auto auto 0; }
    .corner { position: absolute; top: 8px; right: 24px; max-height: 776px; border-radius: 10px; box-shadow: 0 8px 40px #0006, 0 0 0 1px #0002; }
    .right { position: absolute; top: 0; right: 0; box-shadow: 0 0 0 1px #0003; }
  </style><img class="page" src="${address(page)}"><img class="${where}" src="${address(panel)}">`);
  await sheet.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const picture = await sheet.screenshot();
  await sheet.close();
  return picture;
}

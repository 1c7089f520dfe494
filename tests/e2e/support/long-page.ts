/** A page that takes a while to be reviewed. */
import type { Page } from '@playwright/test';

/** How often the text of the notice stands on it. */
const TIMES = 120;

export async function lengthen(page: Page): Promise<void> {
  await page.evaluate((times) => {
    const main = document.querySelector('main') ?? document.body;
    const text = [...main.children].filter((each) => !each.querySelector('h1') && each.tagName !== 'H1');
    for (let time = 1; time < times; time++) main.append(...text.map((each) => each.cloneNode(true)));
  }, TIMES);
}

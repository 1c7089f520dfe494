/** A page of the extension against WCAG 2.2 AA, in light, dark and forced colours. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

/** What stands where is the same in every look: beyond the first, only colours are asked for. */
export async function pageViolations(page: Page): Promise<string[]> {
  await page.locator('main').first().waitFor();
  await page.evaluate(`${axe.source};0`);
  const all: string[] = [];
  for (const [at, look] of LOOKS.entries()) {
    await page.emulateMedia(look);
    const found = await page.evaluate(
      async (what) => {
        type Axe = { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({ runOnly: what });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      },
      at === 0
        ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        : { type: 'rule', values: ['color-contrast'] },
    );
    all.push(...found.map((one) => `${look.colorScheme}, forced colours ${look.forcedColors}: ${one}`));
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  return all;
}

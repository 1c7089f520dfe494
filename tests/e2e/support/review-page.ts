/** Page object of the review page. */
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { CORPUS } from './fixture-site';
import { pageViolations } from './page-axe';

export class ReviewPage {
  /** Errors inside the page; a test that leaves one fails. */
  readonly problems: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.problems.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  static async open(context: BrowserContext, id: string, hash = ''): Promise<ReviewPage> {
    const review = new ReviewPage(await context.newPage());
    await review.page.goto(`chrome-extension://${id}/review.html${hash}`);
    return review;
  }

  /** Reviews a notice of the corpus, as a file that was chosen; waits for the result. */
  async reviewFile(name: string): Promise<void> {
    await this.page.setInputFiles('input[type=file]', `${CORPUS}${name}`);
    await this.waitForResult();
  }

  async reviewText(text: string, name = ''): Promise<void> {
    await this.page.getByLabel('The notice’s words').fill(text);
    if (name) await this.page.getByLabel('What it is called').fill(name);
    await this.page.getByRole('button', { name: 'Review it' }).click();
    await this.waitForResult();
  }

  async waitForResult(): Promise<void> {
    // The engine and its rules are loaded first.
    await expect(this.page.locator('.checks-pane h1')).toBeVisible({ timeout: 60_000 });
  }

  row(check: string, words = ''): Locator {
    return this.page.locator(`.row[data-check="${check}"]`).filter({ hasText: words }).first();
  }

  async toggleRow(check: string, words = ''): Promise<void> {
    await this.row(check, words).locator('.row-line').click();
  }

  /** What a screen reader was told last. */
  announced(): Promise<string> {
    return this.page.locator('body > div > [role=status]').innerText();
  }

  /** In light, dark and forced colours. */
  accessibilityViolations(): Promise<string[]> {
    return pageViolations(this.page);
  }

  /** By how many pixels the page can be scrolled sideways. */
  sidewaysOverflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}

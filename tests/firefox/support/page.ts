/** Page object of the extension's own pages in Firefox: found by what stands on them, used as a reader does. */
import type { Page } from 'puppeteer-core';
import { until } from './firefox';

export class ExtensionPage {
  constructor(readonly page: Page) {}

  /** All words that are shown. */
  words(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText);
  }

  async waitFor(words: string): Promise<void> {
    await until(words, async () => (await this.words()).includes(words)).catch(async (error) => {
      throw new Error(`${error.message}; there is: ${await this.words()}`);
    });
  }

  async waitForHeading(words: string): Promise<void> {
    await until(`the heading "${words}"`, () =>
      this.page.evaluate((wanted) => document.querySelector('.checks-pane h1')?.textContent === wanted, words),
    ).catch(async (error) => {
      throw new Error(`${error.message}; there is: ${await this.words()}`);
    });
  }

  /** Colour of the page's paper. */
  background(): Promise<string> {
    return this.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  }

  /** Presses the first button that is shown whose words begin like this. */
  async press(words: string): Promise<void> {
    await until(`a button "${words}"`, () =>
      this.page.evaluate((wanted) => {
        const button = [...document.querySelectorAll('button')].find(
          (each) => (each.textContent ?? '').trim().startsWith(wanted) && each.checkVisibility(),
        );
        button?.click();
        return button !== undefined;
      }, words),
    );
  }

  /** Opens the row of a check. */
  async openRow(check: string): Promise<void> {
    await until(`the row ${check}`, () =>
      this.page.evaluate((id) => {
        const line = document.querySelector<HTMLElement>(`.row[data-check="${id}"] .row-line`);
        if (line?.getAttribute('aria-expanded') === 'false') line.click();
        return line !== null;
      }, check),
    );
  }

  /** Follows a link by its address. */
  async follow(address: string, which: 'first' | 'last'): Promise<void> {
    // A list that is drawn anew at the moment of the click loses it: it is clicked until the page goes by it.
    await until(`a link to ${address} that is followed`, () =>
      this.page.evaluate(
        (part, place) => {
          if (location.href.includes(part)) return true;
          [...document.querySelectorAll<HTMLElement>(`a[href*="${part}"]`)].at(place === 'first' ? 0 : -1)?.click();
          return location.href.includes(part);
        },
        address,
        which,
      ),
    );
  }

  /** Types into the field that has the label. */
  async fill(label: string, value: string): Promise<void> {
    await until(`a field "${label}"`, () =>
      this.page.evaluate(
        (words, typed) => {
          const named = [...document.querySelectorAll('label')].find(
            (each) => (each.textContent ?? '').trim().startsWith(words) && each.checkVisibility(),
          );
          const field = named?.control;
          if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
          field.focus();
          field.value = typed;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
          field.dispatchEvent(new Event('change', { bubbles: true }));
          field.blur();
          return true;
        },
        label,
        value,
      ),
    );
  }

  /** Clicks the choice that has the label. */
  async check(label: string): Promise<void> {
    await until(`a choice "${label}"`, () => this.page.evaluate(choose, label));
  }

  value(label: string): Promise<string> {
    return this.page.evaluate((words) => {
      const named = [...document.querySelectorAll('label')].find((each) => each.textContent?.trim() === words);
      return named?.control instanceof HTMLInputElement ? named.control.value : '';
    }, label);
  }

  isChecked(label: string): Promise<boolean> {
    return this.page.evaluate((words) => {
      const named = [...document.querySelectorAll('label')].find((each) => each.textContent?.trim() === words);
      return named?.control instanceof HTMLInputElement && named.control.checked;
    }, label);
  }

  /** Gives a file as one that was chosen. */
  async giveFile(selector: string, name: string, text: string): Promise<void> {
    await until('the file input', () =>
      this.page.evaluate(
        (wanted, called, contents) => {
          const input = document.querySelector<HTMLInputElement>(wanted);
          if (!input) return false;
          const chosen = new DataTransfer();
          chosen.items.add(new File([contents], called));
          input.files = chosen.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
          return true;
        },
        selector,
        name,
        text,
      ),
    );
  }

  /** Drops a file on the page, or words where no file is named. */
  async drop(what: { readonly text: string; readonly file?: string }): Promise<void> {
    await this.page.evaluate(
      (text, file) => {
        const dragged = new DataTransfer();
        if (file === '') dragged.setData('text/plain', text);
        else dragged.items.add(new File([text], file, { type: 'text/plain' }));
        const options = { bubbles: true, cancelable: true, dataTransfer: dragged };
        document.querySelector('main')?.dispatchEvent(new DragEvent('dragover', options));
        document.querySelector('main')?.dispatchEvent(new DragEvent('drop', options));
      },
      what.text,
      what.file ?? '',
    );
  }
}

/** Runs in the page. */
function choose(words: string): boolean {
  const named = [...document.querySelectorAll('label')].find((each) => each.textContent?.trim() === words);
  named?.control?.click();
  return named !== undefined;
}

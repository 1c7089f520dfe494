/**
 * Page object of the extension's real popup, and of its sidebar. The protocol lists only tabs, so both are reached through
 * the browser's own window: each question is a script of the browser put into the panel's process.
 */
import type { ChromeWindow } from './chrome-window';
import { until } from './firefox';

let questions = 0;

export class FirefoxPopup {
  private constructor(
    private readonly chrome: ChromeWindow,
    /** An expression of the browser's window that gives the panel. */
    private readonly panel: string,
  ) {}

  /** @param inner id of the panel within the page that the element shows, where it stands in one */
  static async attach(chrome: ChromeWindow, selector: string, inner?: string): Promise<FirefoxPopup> {
    const outer = `document.querySelector(${JSON.stringify(selector)})`;
    const panel = inner === undefined ? outer : `${outer}?.contentDocument?.getElementById(${JSON.stringify(inner)})`;
    const popup = new FirefoxPopup(chrome, panel);
    await until('the panel', async () =>
      (await chrome.run(`return String(${panel}?.currentURI?.spec ?? '')`)).startsWith('moz-extension:'),
    );
    // What is asked while Firefox moves the panel to the extensions' process is lost.
    await until('an answer of the panel', () => popup.evaluate('return true', 3000).catch(() => false));
    return popup;
  }

  /**
   * @param body of an async function; `document` and `window` are the panel's, `press` clicks as a reader does
   * @param patience how many milliseconds to wait for the answer
   * @returns what it returns, which must be plain data
   */
  async evaluate<T>(body: string, patience = 45_000): Promise<T> {
    const answer = `noticemark-answer-${++questions}`;
    const script = `(async () => {
      const window = content, document = content.document;
      const press = (element) => {
        // As by hand: browsers ask for permission only while they handle what a reader does.
        const handling = window.windowUtils.setHandlingUserInput(true);
        try { element.click(); } finally { handling.destruct(); }
      };
      ${body}
    })().then(
      (value) => sendAsyncMessage('${answer}', { value }),
      (error) => sendAsyncMessage('${answer}', { error: String(error) }),
    );`;
    const said = await this.chrome.run(
      `const panel = ${this.panel};
       if (!panel) throw new Error('the panel has closed');
       const { messageManager } = panel;
       return await new Promise((done, fail) => {
         const late = window.setTimeout(() => fail(new Error('the panel did not answer')), ${patience});
         messageManager.addMessageListener('${answer}', ({ data }) => {
           window.clearTimeout(late);
           done(JSON.stringify(data));
         });
         messageManager.loadFrameScript('data:,' + ${JSON.stringify(encodeURIComponent(script))}, false);
       });`,
    );
    const { value, error } = JSON.parse(said) as { readonly value?: T; readonly error?: string };
    if (error !== undefined) throw new Error(error);
    return value as T;
  }

  text(): Promise<string> {
    return this.evaluate('return document.querySelector("main")?.innerText ?? ""');
  }

  heading(patience?: number): Promise<string> {
    return this.evaluate('return document.querySelector("h1")?.textContent ?? ""', patience);
  }

  /** What a screen reader was told last. */
  announced(): Promise<string> {
    return this.evaluate('return document.querySelector("[role=status]")?.textContent ?? ""');
  }

  async waitForHeading(words: string): Promise<void> {
    // A question put while the panel is still loading may be lost: it is put again.
    const heading = () => this.heading(10_000).catch(() => '');
    await until(`the heading "${words}"`, async () => (await heading()) === words).catch(async (error) => {
      throw new Error(`${error.message}; there is: ${await this.text()}`);
    });
  }

  /** The lines of all rows that list a gap, as their checks' ids. */
  gaps(): Promise<string[]> {
    return this.evaluate(
      'return [...document.querySelectorAll("section[data-severity] .row")].map((row) => row.dataset.check ?? "")',
    );
  }

  /** Clicks the line of the row that holds the words. */
  async toggleRow(check: string, words: string): Promise<void> {
    await this.evaluate(
      `const row = [...document.querySelectorAll('.row')].find(
         (each) => each.dataset.check === ${JSON.stringify(check)} && each.textContent.includes(${JSON.stringify(words)}),
       );
       press(row.querySelector('.row-line'));`,
    );
  }

  /** Clicks the first button whose words, or whose name, begin like this. */
  async press(name: string): Promise<void> {
    await this.evaluate(
      `const wanted = ${JSON.stringify(name)};
       const button = [...document.querySelectorAll('button')].find(
         (each) => each.textContent.trim().startsWith(wanted) || each.getAttribute('aria-label') === wanted,
       );
       if (!button) throw new Error('no button "' + wanted + '"');
       press(button);`,
    );
  }
}

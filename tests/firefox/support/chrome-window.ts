/** Runs code in Firefox's own window, where its toolbar and its panels are. */
import type { Browser } from 'puppeteer-core';

export interface ChromeWindow {
  /** @param body of an async function, in which `window` is the browser's; what it returns must be a string or nothing */
  run(body: string): Promise<string>;
}

/** The part of the protocol that Puppeteer has no word for. */
interface Protocol {
  send(method: string, params: object): Promise<{ readonly result: Record<string, unknown> }>;
}

export async function chromeWindow(browser: Browser): Promise<ChromeWindow> {
  const { connection } = browser as unknown as { readonly connection: Protocol };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = tree.result.contexts as readonly { readonly context: string }[];
  if (!window) throw new Error('Firefox has no window');
  return {
    async run(body) {
      const { result } = await connection.send('script.callFunction', {
        functionDeclaration: `async () => { ${body} }`,
        awaitPromise: true,
        target: { context: window.context },
      });
      if (result.type === 'exception') throw new Error(JSON.stringify(result.exceptionDetails));
      const { value } = result.result as { readonly value?: unknown };
      return typeof value === 'string' ? value : '';
    },
  };
}

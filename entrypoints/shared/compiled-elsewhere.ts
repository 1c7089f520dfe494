/** Has own rules compiled on a page of its own. Fetched when rules have changed, which is seldom. */
import { browser } from '../../src/platform/browser';
import { type CompiledRules, readKeptRules } from '../../src/platform/rule-pack-store';

/** Milliseconds; a compilation takes a second or two. */
const MOST_PATIENCE = 60_000;

/**
 * @param key of the rules that are to be compiled
 * @throws Error where the page that compiles does not do it
 */
export async function compiledElsewhere(key: string): Promise<CompiledRules> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = browser.runtime.getURL('/compile-rules.html');
  const done = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('own rules were not compiled in time')), MOST_PATIENCE);
    addEventListener('message', function listen({ source, data }) {
      if (source !== frame.contentWindow) return;
      removeEventListener('message', listen);
      clearTimeout(timer);
      if (data === 'compiled') resolve();
      else reject(new Error(`own rules were not compiled: ${String(data)}`));
    });
  });
  document.body.append(frame);
  try {
    await done;
  } finally {
    frame.remove();
  }
  const { compiled } = await readKeptRules(browser.storage.local);
  if (compiled?.key !== key) throw new Error('own rules were compiled for other rules than these');
  return compiled;
}

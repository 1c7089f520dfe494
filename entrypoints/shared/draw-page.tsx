/** Draws one of the extension's own pages in the reader's language; again when that has changed, with everything kept. */
import { type ComponentChildren, render } from 'preact';
import { browser } from '../../src/platform/browser';
import { readLanguage } from '../../src/platform/language-store';
import { readManaged } from '../../src/platform/managed-settings';
import { stringsIn } from '../../src/ui/strings/in-language';
import { PageStringsProvider } from '../../src/ui/strings/pages-context';
import { pageStringsIn } from '../../src/ui/strings/pages-in-language';
import { StringsProvider } from '../../src/ui/strings/strings-context';

let turn = 0;

export async function drawPage(root: Element, screen: ComponentChildren): Promise<void> {
  const mine = ++turn;
  const managed = await readManaged(browser.storage.managed);
  const language = await readLanguage(browser.storage.local, navigator.languages, managed.language);
  const [strings, pages] = await Promise.all([stringsIn(language), pageStringsIn(language)]);
  // Another language was chosen while this one's words were fetched.
  if (mine !== turn) return;
  document.documentElement.lang = strings.language;
  document.title = pages.titled(pages.pageTitle);
  render(
    <StringsProvider value={strings}>
      <PageStringsProvider value={pages}>{screen}</PageStringsProvider>
    </StringsProvider>,
    root,
  );
}

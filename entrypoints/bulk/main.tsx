/** The bulk page's wiring: the run is in this page, never in the worker. */
import { browser } from '../../src/platform/browser';
import { readLanguage } from '../../src/platform/language-store';
import { readManaged } from '../../src/platform/managed-settings';
import { applyTheme } from '../../src/platform/settings-store';
import { BulkApp } from '../../src/ui/bulk/bulk-app';
import { BulkStringsProvider } from '../../src/ui/strings/bulk-context';
import { bulkStringsIn } from '../../src/ui/strings/bulk-in-language';
import { drawPage } from '../shared/draw-page';
import { settingsInForce } from '../shared/settings-in-force';
import { bulkDoors } from './bulk-doors';

async function start(root: Element): Promise<void> {
  const [settings, managed] = await Promise.all([settingsInForce(), readManaged(browser.storage.managed)]);
  applyTheme(document.documentElement, settings.theme);
  const language = await readLanguage(browser.storage.local, navigator.languages, managed.language);
  await drawPage(
    root,
    <BulkStringsProvider value={await bulkStringsIn(language)}>
      <BulkApp doors={bulkDoors()} />
    </BulkStringsProvider>,
  );
}

const root = document.getElementById('bulk');
if (root) void start(root);

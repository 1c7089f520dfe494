/** What is kept on this device, behind the settings page. */
import { browser } from '../../src/platform/browser';
import { openBulkShelf } from '../../src/platform/bulk-store';
import { openHistory } from '../../src/platform/history-store';
import { localDay } from '../../src/platform/local-day';
import { readKeptRules } from '../../src/platform/rule-pack-store';
import { saveFile } from '../../src/platform/save-file';
import type { SettingsDoors } from '../../src/ui/settings/settings-doors';

/** @param afterDeletion what has to follow at once */
export function dataDoors(
  afterDeletion: () => Promise<void>,
): Pick<SettingsDoors, 'kept' | 'today' | 'saveAll' | 'takeInAll' | 'deleteAll'> {
  return {
    async kept() {
      const [counts, batches, rules, usage, settings] = await Promise.all([
        openHistory().then((history) => history.counts()),
        openBulkShelf().then((shelf) => shelf.list()),
        readKeptRules(browser.storage.local),
        navigator.storage?.estimate?.(),
        storedBytes(),
      ]);
      return {
        ...counts,
        batches: batches.length,
        rulePacks: rules.packs.length,
        bytes: usage?.usage === undefined ? null : usage.usage + settings,
      };
    },
    today: () => localDay(new Date()),
    async saveAll(name) {
      const { everythingAsFile } = await import('../shared/everything');
      const contents = await everythingAsFile(new Date().toISOString());
      return saveFile(name, { contents, type: 'application/json', ending: '.json' });
    },
    async takeInAll(file) {
      const { takeEverythingIn } = await import('../shared/everything');
      return takeEverythingIn(file);
    },
    async deleteAll() {
      const { deleteEverything } = await import('../shared/everything');
      await deleteEverything();
      await afterDeletion();
    },
  };
}

/** Of settings and rules, which the browser does not count with its databases. */
async function storedBytes(): Promise<number> {
  return JSON.stringify(await browser.storage.local.get(null)).length;
}

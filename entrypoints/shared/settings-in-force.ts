/** The settings that count: the reader's own, and those of whoever manages the browser. */
import { browser } from '../../src/platform/browser';
import { readManaged } from '../../src/platform/managed-settings';
import { readSettings, type Settings } from '../../src/platform/settings-store';

export async function settingsInForce(): Promise<Settings> {
  return readSettings(browser.storage.local, await readManaged(browser.storage.managed));
}

/** The keys that open the popup, behind the settings page. */
import { browser } from '../../src/platform/browser';
import type { SettingsDoors, Shortcut } from '../../src/ui/settings/settings-doors';

/** Firefox has it from version 137 on. */
interface ShortcutSettings {
  openShortcutSettings?(): Promise<void>;
}

export function shortcutDoors(): Pick<SettingsDoors, 'shortcut' | 'openShortcuts'> {
  const commands: typeof browser.commands & ShortcutSettings = browser.commands;
  const here: Shortcut['browser'] = import.meta.env.FIREFOX
    ? 'firefox'
    : /\bEdg\//.test(navigator.userAgent)
      ? 'edge'
      : 'chromium';
  return {
    async shortcut() {
      const known = await commands.getAll();
      return {
        keys: known.find(({ name }) => name === '_execute_action')?.shortcut ?? '',
        browser: here,
        canOpen: here !== 'firefox' || typeof commands.openShortcutSettings === 'function',
      };
    },
    async openShortcuts() {
      if (here === 'firefox') await commands.openShortcutSettings?.();
      else await browser.tabs.create({ url: `${here === 'edge' ? 'edge' : 'chrome'}://extensions/shortcuts` });
    },
  };
}

/** The settings page's wiring. */
import { browser } from '../../src/platform/browser';
import { keepLanguageChoice, readLanguageChoice } from '../../src/platform/language-store';
import { readManaged } from '../../src/platform/managed-settings';
import { applyTheme, changeSettings, readSettings } from '../../src/platform/settings-store';
import { SettingsApp } from '../../src/ui/settings/settings-app';
import type { SettingsDoors } from '../../src/ui/settings/settings-doors';
import { drawPage } from '../shared/draw-page';
import { settingsInForce } from '../shared/settings-in-force';
import { dataDoors } from './data-doors';
import { rulePackDoors } from './rule-pack-doors';
import { shortcutDoors } from './shortcut-doors';

const area = browser.storage.local;
const applyOwnTheme = async () => applyTheme(document.documentElement, (await settingsInForce()).theme);

const doors: SettingsDoors = {
  async settings() {
    const managed = await readManaged(browser.storage.managed);
    return {
      settings: await readSettings(area, managed),
      managed: {
        name: managed.reviewer !== undefined,
        organisation: managed.organisation !== undefined,
        hiddenChecks: managed.hiddenChecks !== undefined,
        theme: managed.theme !== undefined,
        language: managed.language !== undefined,
      },
    };
  },
  async keep(change) {
    await changeSettings(area, change);
    if (change.theme) applyTheme(document.documentElement, change.theme);
  },
  language: {
    language: async () => readLanguageChoice(area, (await readManaged(browser.storage.managed)).language),
    async keepLanguage(choice) {
      await keepLanguageChoice(area, choice);
      if (root) await draw(root);
    },
  },
  ...rulePackDoors(),
  ...shortcutDoors(),
  ...dataDoors(async () => {
    await applyOwnTheme();
    if (root) await draw(root);
  }),
};

const draw = (root: Element) => drawPage(root, <SettingsApp doors={doors} />);

async function start(root: Element): Promise<void> {
  await applyOwnTheme();
  await draw(root);
}

const root = document.getElementById('options');
if (root) void start(root);

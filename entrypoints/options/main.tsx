/** The settings page's wiring. */
import { browser } from '../../src/platform/browser';
import { keepLanguageChoice, readLanguageChoice } from '../../src/platform/language-store';
import { applyTheme, readSettings, writeSettings } from '../../src/platform/settings-store';
import { rulesOf } from '../../src/ui/parts/rules-of';
import { SettingsApp } from '../../src/ui/settings/settings-app';
import type { SettingsDoors } from '../../src/ui/settings/settings-screen';
import { drawPage } from '../shared/draw-page';

const area = browser.storage.local;
const pack = async () => (await import('virtual:rule-pack')).default;

const doors: SettingsDoors = {
  settings: () => readSettings(area),
  async keep(settings) {
    await writeSettings(area, settings);
    applyTheme(document.documentElement, settings.theme);
  },
  async checks() {
    const { elements, findings } = await pack();
    return [...elements, ...findings].map(({ id, title }) => ({ id, title }));
  },
  async rules() {
    const { id, version, additions, checkedOn } = await pack();
    return { packs: rulesOf([{ id, version }, ...(additions ?? [])]), checkedOn };
  },
  language: {
    language: () => readLanguageChoice(area),
    async keepLanguage(choice) {
      await keepLanguageChoice(area, choice);
      if (root) await draw(root);
    },
  },
};

const draw = (root: Element) => drawPage(root, <SettingsApp doors={doors} />);

async function start(root: Element): Promise<void> {
  applyTheme(document.documentElement, (await readSettings(area)).theme);
  await draw(root);
}

const root = document.getElementById('options');
if (root) void start(root);

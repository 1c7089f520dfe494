/** The settings page's wiring. */
import { render } from 'preact';
import { browser } from '../../src/platform/browser';
import { applyTheme, readSettings, writeSettings } from '../../src/platform/settings-store';
import { rulesOf } from '../../src/ui/parts/rules-of';
import { SettingsApp } from '../../src/ui/settings/settings-app';
import type { SettingsDoors } from '../../src/ui/settings/settings-screen';
import { enPages } from '../../src/ui/strings/en-pages';
import { PageStringsProvider } from '../../src/ui/strings/pages-context';

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
};

async function start(root: Element): Promise<void> {
  applyTheme(document.documentElement, (await readSettings(area)).theme);
  render(
    <PageStringsProvider value={enPages}>
      <SettingsApp doors={doors} />
    </PageStringsProvider>,
    root,
  );
}

const root = document.getElementById('options');
if (root) void start(root);

/** All that is kept on this device, as one file: reviews, decisions, own rules, settings. Taken in again whole, or not at all. */
import { readArchive, writeArchive } from '../../src/history/archive';
import { browser } from '../../src/platform/browser';
import { openBulkShelf } from '../../src/platform/bulk-store';
import { dropHandedFiles } from '../../src/platform/handed-file';
import { openHistory } from '../../src/platform/history-store';
import { keepLanguageChoice, readLanguageChoice } from '../../src/platform/language-store';
import { isKeptRulePack, type KeptRulePack, readKeptRules, writeKeptRules } from '../../src/platform/rule-pack-store';
import { asSettings, changeSettings, readSettings } from '../../src/platform/settings-store';

export type TakenEverything =
  | { readonly ok: true; readonly reviews: number; readonly decisions: number; readonly rulePacks: number }
  /** A sentence each. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param exportedAt ISO date-time */
export async function everythingAsFile(exportedAt: string): Promise<string> {
  const history = await openHistory();
  const { packs } = await readKeptRules(browser.storage.local);
  const settings = {
    ...(await readSettings(browser.storage.local)),
    language: await readLanguageChoice(browser.storage.local),
  };
  return writeArchive({ ...(await history.everything()), rulePacks: packs, settings }, exportedAt);
}

/** What has the same id takes the place of what is there. Nothing is written before all of the file is found sound. */
export async function takeEverythingIn(text: string): Promise<TakenEverything> {
  const read = readArchive(text);
  if (!read.ok) return read;
  const { archive, besides } = read;
  const archived = (besides.rulePacks ?? []).filter(isKeptRulePack);
  if (archived.length < (besides.rulePacks ?? []).length) {
    return { ok: false, problems: ['The rules in the file are not as Noticemark writes them.'] };
  }
  const rules = archived.length > 0 ? await rulesWith(archived) : null;
  if (rules && !rules.ok) return rules;
  const history = await openHistory();
  await history.takeIn(archive);
  if (rules) await writeKeptRules(browser.storage.local, rules);
  await takeSettingsIn(besides.settings);
  return {
    ok: true,
    reviews: archive.reviews.length,
    decisions: archive.decisions.length,
    rulePacks: archived.length,
  };
}

/** What is not sound of it is left as it is. */
async function takeSettingsIn(settings: unknown): Promise<void> {
  if (typeof settings !== 'object' || settings === null) return;
  await changeSettings(browser.storage.local, asSettings(settings));
  const language: unknown = Reflect.get(settings, 'language');
  if (language === 'en' || language === 'cy' || language === 'browser') {
    await keepLanguageChoice(browser.storage.local, language);
  }
}

async function rulesWith(archived: readonly KeptRulePack[]) {
  const { packs: kept } = await readKeptRules(browser.storage.local);
  const packs = [...kept.filter(({ id }) => !archived.some((one) => one.id === id)), ...archived];
  const { compiledWith } = await import('./compile-kept');
  const compiled = await compiledWith(packs);
  const faulty = compiled.packs.filter(({ from, problems }) => from === 'reader' && problems.length > 0);
  if (faulty.length === 0) return { ok: true, packs, compiled } as const;
  const problems = faulty.flatMap(({ title, problems: own }) =>
    own.map(({ line, column, message }) => `${title}:${line}:${column}: ${message}`),
  );
  return { ok: false, problems } as const;
}

/** Batches of bulk reviews too, though the file does not hold them. */
export async function deleteEverything(): Promise<void> {
  const history = await openHistory();
  await history.removeAll();
  const shelf = await openBulkShelf();
  for (const { id } of await shelf.list()) await shelf.remove(id);
  await dropHandedFiles();
  await browser.storage.local.clear();
  await browser.storage.session.clear();
}

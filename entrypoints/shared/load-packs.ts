/**
 * The one door to the rules of a review: the shipped pack with the own rules that are switched on. What is compiled is
 * kept; where it is of other rules than these (the extension or a file is new), it is made anew on a page of its own, so
 * that no page that reviews carries the compiler.
 */
import { fingerprint, loadPack } from 'virtual:rule-pack';
import { withAddedRules } from '../../src/engine/added-rules';
import type { Pack } from '../../src/engine/pack';
import { browser } from '../../src/platform/browser';
import { readManaged } from '../../src/platform/managed-settings';
import {
  type CompiledPack,
  type CompiledRules,
  type KeptRulePack,
  readKeptRules,
} from '../../src/platform/rule-pack-store';
import { sha256 } from '../../src/platform/sha256';

export interface LoadedRules {
  readonly pack: Pack;
  /** Own rules that are switched on, in the order they count, with why one can't be used. */
  readonly own: readonly CompiledPack[];
}

/** A file of own rules that is to be used. */
export interface WantedFile {
  readonly from: CompiledPack['from'];
  readonly fileName: string;
  readonly text: string;
}

export async function loadRules(): Promise<LoadedRules> {
  const [pack, rules] = await Promise.all([loadPack(), wantedRules()]);
  const { kept, wanted, key } = rules;
  if (wanted.length === 0) return { pack, own: [] };
  try {
    const compiled = kept?.key === key ? kept : await (await import('./compiled-elsewhere')).compiledElsewhere(key);
    // Where no file can be used, the pack is the shipped one.
    const isUsed = compiled.added.additions.length > 0;
    return { pack: isUsed ? withAddedRules(pack, compiled.added) : pack, own: compiled.packs };
  } catch (error) {
    // The shipped rules still hold; that the own ones did not take part is said.
    console.error(error);
    return { pack, own: unusable(rules) };
  }
}

/** A sentence for each of the own rules that could not take part. */
export function unusedRules(own: readonly CompiledPack[], say: (title: string) => string): readonly string[] {
  return own.filter(({ problems }) => problems.length > 0).map(({ title }) => say(title));
}

export interface WantedRules {
  /** Those of the organisation first. */
  readonly wanted: readonly WantedFile[];
  /** What they are compiled to is kept under it. */
  readonly key: string;
  readonly kept: CompiledRules | null;
  readonly packs: readonly KeptRulePack[];
}

/** @param packs other ones than are kept */
export async function wantedRules(packs?: readonly KeptRulePack[]): Promise<WantedRules> {
  const [rules, managed] = await Promise.all([
    readKeptRules(browser.storage.local),
    readManaged(browser.storage.managed),
  ]);
  const all = packs ?? rules.packs;
  const wanted: readonly WantedFile[] = [
    ...managed.rulePacks.map((text, at) => ({
      from: 'organisation' as const,
      fileName: `managed-${at + 1}.yaml`,
      text,
    })),
    ...all.filter(({ on }) => on).map(({ fileName, text }) => ({ from: 'reader' as const, fileName, text })),
  ];
  const { version } = browser.runtime.getManifest();
  const key = await sha256(JSON.stringify([version, fingerprint, wanted]));
  return { wanted, key, kept: rules.compiled, packs: all };
}

function unusable({ wanted, packs }: WantedRules): readonly CompiledPack[] {
  return wanted.map(({ from, fileName, text }) => {
    const { id = '', version = '', title = fileName } = packs.find((one) => one.text === text) ?? {};
    const problems = [{ line: 0, column: 0, message: '', excerpt: '' }];
    return { from, fileName, id, version, title, checks: [], problems };
  });
}

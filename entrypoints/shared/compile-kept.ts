/** Compiles the own rules that are switched on, and keeps what comes of it. */
import { loadPack } from 'virtual:rule-pack';
import { NO_ADDED_RULES } from '../../src/engine/added-rules';
import { browser } from '../../src/platform/browser';
import { type CompiledRules, type KeptRulePack, writeCompiledRules } from '../../src/platform/rule-pack-store';
import { type WantedRules, wantedRules } from './load-packs';

/** For the rules as they are kept now. */
export async function compileKept(): Promise<void> {
  await writeCompiledRules(browser.storage.local, await compiledFor(await wantedRules()));
}

/** @returns what these packs, with the organisation's, are compiled to; nothing is kept yet */
export async function compiledWith(packs: readonly KeptRulePack[]): Promise<CompiledRules> {
  return compiledFor(await wantedRules(packs));
}

async function compiledFor({ wanted, key, kept }: WantedRules): Promise<CompiledRules> {
  if (kept?.key === key) return kept;
  if (wanted.length === 0) return { key, packs: [], added: NO_ADDED_RULES };
  const [{ compileOwnFiles }, pack, { default: vocabularies }] = await Promise.all([
    import('./compile-packs'),
    loadPack(),
    import('virtual:rule-phrases'),
  ]);
  return { key, ...compileOwnFiles(wanted, { pack, vocabularies }) };
}

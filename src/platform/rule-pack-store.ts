/** Rules of an organisation's own, kept in the extension's storage: as they were imported, and as they were compiled. */
import type { AddedRules } from '../engine/added-rules';
import type { BrowserApi } from './browser';

/** A file of own rules as it was imported. */
export interface KeptRulePack {
  readonly id: string;
  readonly version: string;
  /** What people call it. */
  readonly title: string;
  readonly fileName: string;
  /** ISO date-time. */
  readonly importedAt: string;
  readonly on: boolean;
  readonly text: string;
  /** As they were when it was imported. */
  readonly checks: readonly PackCheck[];
}

/** What the compiler found in one file. */
export interface CompiledPack {
  /** Who brought it: the reader, or whoever manages the browser. */
  readonly from: 'reader' | 'organisation';
  readonly fileName: string;
  /** "" where the file is too broken to tell. */
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly checks: readonly PackCheck[];
  /** Why it can't be used; none: it is used. */
  readonly problems: readonly FileProblem[];
}

/** Something wrong in a file of rules. */
export interface FileProblem {
  /** 1-based; 0 and no message where it could not be compiled, whatever it says. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The line's text. */
  readonly excerpt: string;
}

export interface PackCheck {
  readonly id: string;
  readonly title: string;
  /** What it rests on, as the rule cites it. */
  readonly authority: readonly { readonly cite: string; readonly url?: string }[];
}

/** All own rules that are in use, compiled together beside the shipped pack. */
export interface CompiledRules {
  /** Stands for the shipped pack and the texts: other ones, another key. */
  readonly key: string;
  readonly packs: readonly CompiledPack[];
  readonly added: AddedRules;
}

export interface KeptRules {
  /** In the order they count. */
  readonly packs: readonly KeptRulePack[];
  readonly compiled: CompiledRules | null;
}

const PACKS = 'rulePacks';
const COMPILED = 'compiledRules';

type Area = Pick<BrowserApi['storage']['local'], 'get' | 'set'>;

/** What is not of the right shape is passed over. */
export async function readKeptRules(area: Pick<Area, 'get'>): Promise<KeptRules> {
  const kept = await area.get([PACKS, COMPILED]);
  const packs: unknown = kept[PACKS];
  const compiled: unknown = kept[COMPILED];
  return {
    packs: Array.isArray(packs) ? packs.filter(isKeptRulePack) : [],
    compiled: isCompiledRules(compiled) ? compiled : null,
  };
}

/** One write: a file that is taken in and what it was compiled to are kept together or not at all. */
export async function writeKeptRules(area: Area, { packs, compiled }: KeptRules): Promise<void> {
  await area.set({ [PACKS]: packs, [COMPILED]: compiled });
}

export async function writeCompiledRules(area: Area, compiled: CompiledRules): Promise<void> {
  await area.set({ [COMPILED]: compiled });
}

export function isKeptRulePack(value: unknown): value is KeptRulePack {
  const pack = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof KeptRulePack, unknown>
  >;
  const texts = [pack.id, pack.version, pack.title, pack.fileName, pack.importedAt, pack.text];
  return texts.every((one) => typeof one === 'string') && typeof pack.on === 'boolean' && Array.isArray(pack.checks);
}

/** Written by this program for the key it has: a look at its frame is enough. */
function isCompiledRules(value: unknown): value is CompiledRules {
  const rules = (typeof value === 'object' && value !== null ? value : {}) as Partial<CompiledRules>;
  return typeof rules.key === 'string' && Array.isArray(rules.packs) && typeof rules.added === 'object';
}

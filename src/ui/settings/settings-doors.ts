/** What the settings page shows, and everything it does outside itself. */

import type { LanguageDoors } from './language-section';

export type Theme = 'system' | 'light' | 'dark';

/** As they are kept; the same shape as the platform's. */
export interface ShownSettings {
  readonly reviewer: { readonly name: string; readonly organisation: string };
  readonly theme: Theme;
  readonly hiddenChecks: readonly string[];
}

/** What whoever manages the browser has set. */
export interface ManagedParts {
  readonly name: boolean;
  readonly organisation: boolean;
  readonly hiddenChecks: boolean;
  readonly theme: boolean;
  readonly language: boolean;
}

export interface ShownCheck {
  readonly id: string;
  readonly title: string;
  readonly authority: readonly { readonly cite: string; readonly url?: string }[];
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

/** Rules of an organisation's own. */
export interface ShownPack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly fileName: string;
  /** Brought by whoever manages the browser: always on. */
  readonly managed: boolean;
  /** ISO date-time; null for managed ones. */
  readonly importedAt: string | null;
  readonly on: boolean;
  readonly checks: readonly ShownCheck[];
  /** Why they can't be used; none: they are, where they are on. */
  readonly problems: readonly FileProblem[];
}

export interface ShownRules {
  readonly shipped: {
    readonly id: string;
    readonly version: string;
    /** ISO day on which they were last held against their sources. */
    readonly checkedOn: string;
    readonly checks: number;
  };
  readonly own: readonly ShownPack[];
}

export type TakenRules =
  | {
      readonly state: 'taken';
      readonly title: string;
      readonly version: string;
      /** Of the version whose place it took. */
      readonly replaced: string | null;
      readonly examples: { readonly count: number; readonly wrong: readonly FileProblem[] };
    }
  | { readonly state: 'refused'; readonly problems: readonly FileProblem[] }
  | { readonly state: 'too-large' }
  /** The same file is there already. */
  | { readonly state: 'same'; readonly title: string; readonly version: string }
  /** Not newer than what is there: taken in only when asked for once more. */
  | { readonly state: 'older'; readonly title: string; readonly have: string; readonly offered: string };

export type Switched =
  | { readonly state: 'switched' }
  | { readonly state: 'refused'; readonly problems: readonly FileProblem[] };

export interface Shortcut {
  /** As the browser writes it; "" where none is set. */
  readonly keys: string;
  readonly browser: 'chromium' | 'edge' | 'firefox';
  /** The browser has a page for it that can be opened from here. */
  readonly canOpen: boolean;
}

/** What is kept on this device. */
export interface KeptData {
  readonly reviews: number;
  /** Bulk reviews. */
  readonly batches: number;
  readonly decisions: number;
  readonly rulePacks: number;
  /** Bytes, roughly; null where the browser does not say. */
  readonly bytes: number | null;
}

export type TakenData =
  | {
      readonly ok: true;
      readonly reviews: number;
      /** Bulk reviews that were not here before. */
      readonly batches: number;
      readonly decisions: number;
      readonly rulePacks: number;
    }
  /** A sentence each. */
  | { readonly ok: false; readonly problems: readonly string[] };

export interface SettingsDoors {
  settings(): Promise<{ readonly settings: ShownSettings; readonly managed: ManagedParts }>;
  keep(change: Partial<ShownSettings>): Promise<void>;
  readonly language: LanguageDoors;
  checks(): Promise<readonly { readonly id: string; readonly title: string }[]>;
  rules(): Promise<ShownRules>;
  /** Takes a file of rules in, or changes nothing. `older`: also where it is not newer than what is there. */
  takeInRules(file: File, older: boolean): Promise<TakenRules>;
  /** Switched on only where they compile beside the others. */
  switchRules(id: string, on: boolean): Promise<Switched>;
  removeRules(id: string): Promise<void>;
  /** Saves a file of rules to start from; gives its name. */
  saveExampleRules(): string;
  shortcut(): Promise<Shortcut>;
  openShortcuts(): Promise<void>;
  kept(): Promise<KeptData>;
  /** ISO day where the reader is. */
  today(): string;
  /** Saves all that is kept as one file; gives its name. */
  saveAll(name: string): Promise<string>;
  /** Takes such a file in, all of it or nothing. */
  takeInAll(file: File): Promise<TakenData>;
  deleteAll(): Promise<void>;
}

/** What the reader has set, kept in the browser's own storage for the extension. */
import type { BrowserApi } from './browser';

export type Theme = 'system' | 'light' | 'dark';

export interface Settings {
  /** Named in reports and on decisions; "" where not given. */
  readonly reviewer: { readonly name: string; readonly organisation: string };
  readonly theme: Theme;
  /** Ids of checks that the review page does not list. */
  readonly hiddenChecks: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  reviewer: { name: '', organisation: '' },
  theme: 'system',
  hiddenChecks: [],
};

const KEY = 'settings';

type Area = Pick<BrowserApi['storage']['local'], 'get' | 'set'>;

/** Whatever is not there, or not of the right shape, is as at the beginning. */
export async function readSettings(area: Area): Promise<Settings> {
  return asSettings((await area.get(KEY))[KEY]);
}

export async function writeSettings(area: Area, settings: Settings): Promise<void> {
  await area.set({ [KEY]: settings });
}

function asSettings(value: unknown): Settings {
  const kept = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Settings, unknown>>;
  const reviewer = (typeof kept.reviewer === 'object' && kept.reviewer !== null ? kept.reviewer : {}) as {
    name?: unknown;
    organisation?: unknown;
  };
  const text = (part: unknown): string => (typeof part === 'string' ? part : '');
  return {
    reviewer: { name: text(reviewer.name), organisation: text(reviewer.organisation) },
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
    hiddenChecks: Array.isArray(kept.hiddenChecks) ? kept.hiddenChecks.filter((id) => typeof id === 'string') : [],
  };
}

/** Lets the pages' colours follow the setting instead of the system's. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

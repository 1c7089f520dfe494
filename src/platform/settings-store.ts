/** What the reader has set, kept in the browser's own storage for the extension; and what counts, where the browser is managed. */

import { oneAtATime } from '../queue/one-at-a-time';
import type { BrowserApi } from './browser';
import type { ManagedSettings } from './managed-settings';

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

/**
 * Whatever is not there, or not of the right shape, is as at the beginning.
 * @param managed counts before what the reader has set, except for the look: that is for their own eyes
 */
export async function readSettings(area: Pick<Area, 'get'>, managed?: ManagedSettings): Promise<Settings> {
  const { reviewer, theme, hiddenChecks } = asSettings((await area.get(KEY))[KEY]);
  return {
    reviewer: {
      name: managed?.reviewer ?? reviewer?.name ?? '',
      organisation: managed?.organisation ?? reviewer?.organisation ?? '',
    },
    theme: theme ?? managed?.theme ?? DEFAULT_SETTINGS.theme,
    hiddenChecks: managed?.hiddenChecks ?? hiddenChecks ?? [],
  };
}

/** The rest stays as it is. Changes that are made one right after the other are kept one after the other. */
export function changeSettings(area: Area, change: Partial<Settings>): Promise<void> {
  return inTurn(async () => {
    const kept = asSettings((await area.get(KEY))[KEY]);
    await area.set({ [KEY]: { ...kept, ...change } });
  });
}

const inTurn = oneAtATime();

/** Only what is there and sound. */
export function asSettings(value: unknown): Partial<Settings> {
  const kept = recordOf<keyof Settings>(value);
  const { name, organisation } = recordOf<keyof Settings['reviewer']>(kept.reviewer);
  const text = (part: unknown): string => (typeof part === 'string' ? part : '');
  return {
    ...(kept.reviewer === undefined ? {} : { reviewer: { name: text(name), organisation: text(organisation) } }),
    ...(isTheme(kept.theme) ? { theme: kept.theme } : {}),
    ...(Array.isArray(kept.hiddenChecks)
      ? { hiddenChecks: kept.hiddenChecks.filter((id) => typeof id === 'string') }
      : {}),
  };
}

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark';
}

function recordOf<Key extends string>(value: unknown): Partial<Record<Key, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Partial<Record<Key, unknown>>) : {};
}

/** Lets the pages' colours follow the setting instead of the system's. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

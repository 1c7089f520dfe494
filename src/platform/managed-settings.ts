/** What whoever manages the browser has set for all of an organisation; the schema is `public/managed-schema.json`. */
import type { BrowserApi } from './browser';

export interface ManagedSettings {
  /** In reports, and not to be changed here. */
  readonly organisation?: string;
  readonly reviewer?: string;
  /** Ids of checks that the review page does not list, and not to be changed here. */
  readonly hiddenChecks?: readonly string[];
  /** For readers who have chosen none themselves. */
  readonly theme?: 'system' | 'light' | 'dark';
  readonly language?: 'en' | 'cy';
  /** Texts of files of the organisation's own rules: always on. */
  readonly rulePacks: readonly string[];
}

export const NOTHING_MANAGED: ManagedSettings = { rulePacks: [] };

type Area = Pick<BrowserApi['storage']['managed'], 'get'>;

/** What is of another shape than the schema's is passed over: one slip must not undo the rest. */
export async function readManaged(area: Area | undefined): Promise<ManagedSettings> {
  const managed = await readAll(area);
  const text = (key: string): string => {
    const value = managed[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.trim() !== '') : [];
  const organisation = text('organisation');
  const reviewer = text('reviewer');
  const theme = text('theme');
  const language = text('language');
  return {
    ...(organisation ? { organisation } : {}),
    ...(reviewer ? { reviewer } : {}),
    ...(Array.isArray(managed.hiddenChecks) ? { hiddenChecks: texts(managed.hiddenChecks) } : {}),
    ...(theme === 'system' || theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(language === 'en' || language === 'cy' ? { language } : {}),
    rulePacks: texts(managed.rulePacks),
  };
}

async function readAll(area: Area | undefined): Promise<Record<string, unknown>> {
  try {
    return (await area?.get(null)) ?? {};
  } catch {
    // Firefox rejects where nobody manages the extension.
    return {};
  }
}

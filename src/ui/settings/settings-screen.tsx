/** What the reader can set: who reviews, how the pages look, which checks are listed. Kept as soon as it is changed. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { usePageStrings } from '../strings/pages-context';
import { type LanguageDoors, LanguageSection } from './language-section';

type Theme = 'system' | 'light' | 'dark';

/** As they are kept; the same shape as the platform's. */
export interface ShownSettings {
  readonly reviewer: { readonly name: string; readonly organisation: string };
  readonly theme: Theme;
  readonly hiddenChecks: readonly string[];
}

export interface SettingsDoors {
  settings(): Promise<ShownSettings>;
  keep(settings: ShownSettings): Promise<void>;
  checks(): Promise<readonly { readonly id: string; readonly title: string }[]>;
  /** "noticemark 2026.11.0", and the ISO day on which they were last held against their sources. */
  rules(): Promise<{ readonly packs: string; readonly checkedOn: string }>;
  readonly language: LanguageDoors;
}

interface SettingsScreenProps {
  readonly doors: SettingsDoors;
  readonly announce: (words: string) => void;
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function SettingsScreen({ doors, announce }: SettingsScreenProps) {
  const pages = usePageStrings();
  const words = pages.settings;
  const id = useId();
  const [settings, setSettings] = useState<ShownSettings | null>(null);
  const latest = useRef<ShownSettings | null>(null);
  useEffect(() => {
    document.title = pages.titled(words.title);
    doors.settings().then(setSettings, console.error);
  }, [doors, pages, words]);
  if (!settings) return <main class="page-main" aria-busy="true" />;

  /** From what was set last, also where the screen has not been drawn since. */
  const change = (part: (now: ShownSettings) => Partial<ShownSettings>) => {
    const now = latest.current ?? settings;
    const next = { ...now, ...part(now) };
    latest.current = next;
    setSettings(next);
    doors.keep(next).then(
      () => announce(words.kept),
      (error) => {
        console.error(error);
        announce(pages.failed);
      },
    );
  };
  const { reviewer } = settings;
  return (
    <main class="page-main settings">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <section>
        <h2>{words.reviewer}</h2>
        <p class="quiet">{words.reviewerHint}</p>
        <label for={`${id}-name`}>{words.name}</label>
        <input
          id={`${id}-name`}
          type="text"
          autocomplete="name"
          defaultValue={reviewer.name}
          onChange={({ currentTarget: { value } }) =>
            change((now) => ({ reviewer: { ...now.reviewer, name: value.trim() } }))
          }
        />
        <label for={`${id}-organisation`}>{words.organisation}</label>
        <input
          id={`${id}-organisation`}
          type="text"
          autocomplete="organization"
          defaultValue={reviewer.organisation}
          onChange={({ currentTarget: { value } }) =>
            change((now) => ({ reviewer: { ...now.reviewer, organisation: value.trim() } }))
          }
        />
      </section>
      <section>
        <h2>{words.look}</h2>
        <fieldset>
          <legend class="unseen">{words.look}</legend>
          {THEMES.map((theme) => (
            <label key={theme} class="radio">
              <input
                type="radio"
                name="theme"
                checked={settings.theme === theme}
                onChange={() => change(() => ({ theme }))}
              />
              {words.theme[theme]}
            </label>
          ))}
        </fieldset>
      </section>
      <LanguageSection doors={doors.language} />
      <CheckChoice
        doors={doors}
        hidden={settings.hiddenChecks}
        onHidden={(hiddenChecks) => change(() => ({ hiddenChecks }))}
      />
      <Rules doors={doors} />
    </main>
  );
}

interface CheckChoiceProps {
  readonly doors: SettingsDoors;
  readonly hidden: readonly string[];
  readonly onHidden: (hidden: readonly string[]) => void;
}

function CheckChoice({ doors, hidden, onHidden }: CheckChoiceProps) {
  const { settings: words } = usePageStrings();
  const [checks, setChecks] = useState<readonly { readonly id: string; readonly title: string }[]>([]);
  useEffect(() => {
    doors.checks().then(setChecks, console.error);
  }, [doors]);
  return (
    <section>
      <h2>{words.checks}</h2>
      <p class="quiet">{words.checksHint}</p>
      <fieldset class="check-choice">
        <legend class="unseen">{words.checks}</legend>
        {checks.map(({ id, title }) => (
          <label key={id} class="radio">
            <input
              type="checkbox"
              checked={!hidden.includes(id)}
              onChange={({ currentTarget }) =>
                onHidden(currentTarget.checked ? hidden.filter((one) => one !== id) : [...hidden, id].sort())
              }
            />
            <span lang={RULE_LANGUAGE}>{title}</span>
          </label>
        ))}
      </fieldset>
      {hidden.length > 0 && (
        <button type="button" class="plain-button" onClick={() => onHidden([])}>
          {words.showAll}
        </button>
      )}
    </section>
  );
}

function Rules({ doors }: { readonly doors: SettingsDoors }) {
  const { settings: words } = usePageStrings();
  const [rules, setRules] = useState<{ readonly packs: string; readonly checkedOn: string } | null>(null);
  useEffect(() => {
    doors.rules().then(setRules, console.error);
  }, [doors]);
  if (!rules) return null;
  return (
    <section>
      <h2>{words.rules}</h2>
      <p>{words.rulesAre(rules.packs, rules.checkedOn)}</p>
    </section>
  );
}

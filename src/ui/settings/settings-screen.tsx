/** What the reader can set: who reviews, how the pages look, which rules count and which checks are listed. Kept as soon as it is changed. */
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useTurns } from '../parts/use-turns';
import { usePageStrings } from '../strings/pages-context';
import { DataSection } from './data-section';
import { LanguageSection } from './language-section';
import { RulePacks } from './rule-packs';
import type { ManagedParts, SettingsDoors, ShownSettings, Theme } from './settings-doors';
import { ShortcutSection } from './shortcut-section';

interface SettingsScreenProps {
  readonly doors: SettingsDoors;
  readonly announce: (words: string) => void;
}

interface Known {
  readonly settings: ShownSettings;
  readonly managed: ManagedParts;
}

type ChangeSettings = (part: (now: ShownSettings) => Partial<ShownSettings>, quietly?: boolean) => void;

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function SettingsScreen({ doors, announce }: SettingsScreenProps) {
  const pages = usePageStrings();
  const words = pages.settings;
  const [known, setKnown] = useState<Known | null>(null);
  /** Counted: where other rules count, and where everything may be another. */
  const [turn, setTurn] = useState(0);
  const [loads, setLoads] = useState(0);
  const latest = useRef<ShownSettings | null>(null);
  const load = useCallback(async () => {
    const next = await doors.settings();
    latest.current = next.settings;
    setKnown(next);
    setLoads((now) => now + 1);
    setTurn((now) => now + 1);
  }, [doors]);
  useEffect(() => {
    document.title = pages.titled(words.title);
  }, [pages, words]);
  // Not anew in another language: what was made again would take the keyboard's place with it.
  useEffect(() => {
    load().catch(console.error);
  }, [load]);
  if (!known) return <main class="page-main" aria-busy="true" />;

  /** From what was set last, also where the screen has not been drawn since. `quietly`: it is only being typed. */
  const change: ChangeSettings = (part, quietly = false) => {
    const now = latest.current ?? known.settings;
    const changed = part(now);
    const next = { ...now, ...changed };
    latest.current = next;
    setKnown((before) => before && { ...before, settings: next });
    doors.keep(changed).then(
      () => quietly || announce(words.kept),
      (error) => {
        console.error(error);
        announce(pages.failed);
      },
    );
  };
  const { settings, managed } = known;
  return (
    <main class="page-main settings">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Reviewer key={`reviewer ${loads}`} settings={settings} managed={managed} change={change} />
      <Look theme={settings.theme} managed={managed.theme} onTheme={(theme) => change(() => ({ theme }))} />
      <LanguageSection key={`language ${loads}`} doors={doors.language} managed={managed.language} />
      <RulePacks doors={doors} announce={announce} turn={turn} onChange={() => setTurn((now) => now + 1)} />
      <CheckChoice
        doors={doors}
        turn={turn}
        hidden={settings.hiddenChecks}
        managed={managed.hiddenChecks}
        onHidden={(next) => change(({ hiddenChecks }) => ({ hiddenChecks: next(hiddenChecks) }))}
      />
      <ShortcutSection doors={doors} />
      <DataSection doors={doors} announce={announce} turn={turn} onChange={load} />
    </main>
  );
}

interface ReviewerProps {
  readonly settings: ShownSettings;
  readonly managed: ManagedParts;
  readonly change: ChangeSettings;
}

function Reviewer({ settings: { reviewer }, managed, change }: ReviewerProps) {
  const { settings: words } = usePageStrings();
  return (
    <section>
      <h2>{words.reviewer}</h2>
      <p class="quiet">{words.reviewerHint}</p>
      <TextField
        label={words.name}
        autocomplete="name"
        value={reviewer.name}
        managed={managed.name}
        onValue={(name, quietly) => change((now) => ({ reviewer: { ...now.reviewer, name } }), quietly)}
      />
      <TextField
        label={words.organisation}
        autocomplete="organization"
        value={reviewer.organisation}
        managed={managed.organisation}
        onValue={(organisation, quietly) => change((now) => ({ reviewer: { ...now.reviewer, organisation } }), quietly)}
      />
    </section>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly autocomplete: string;
  readonly value: string;
  readonly managed: boolean;
  /** `quietly`: with each letter, as the page may be closed before the next; not worth reading out. */
  readonly onValue: (value: string, quietly: boolean) => void;
}

function TextField({ label, autocomplete, value, managed, onValue }: TextFieldProps) {
  const { settings: words } = usePageStrings();
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete={autocomplete}
        defaultValue={value}
        readOnly={managed}
        aria-describedby={managed ? `${id}-managed` : undefined}
        onInput={({ currentTarget }) => onValue(currentTarget.value.trim(), true)}
        onChange={({ currentTarget }) => onValue(currentTarget.value.trim(), false)}
      />
      {managed && (
        <p class="managed" id={`${id}-managed`}>
          {words.managed}
        </p>
      )}
    </>
  );
}

interface LookProps {
  readonly theme: Theme;
  readonly managed: boolean;
  readonly onTheme: (theme: Theme) => void;
}

function Look({ theme: chosen, managed, onTheme }: LookProps) {
  const { settings: words } = usePageStrings();
  return (
    <section>
      <h2>{words.look}</h2>
      {managed && <p class="managed">{words.managedLook}</p>}
      <fieldset>
        <legend class="unseen">{words.look}</legend>
        {THEMES.map((theme) => (
          <label key={theme} class="radio">
            <input type="radio" name="theme" checked={chosen === theme} onChange={() => onTheme(theme)} />
            {words.theme[theme]}
          </label>
        ))}
      </fieldset>
    </section>
  );
}

interface CheckChoiceProps {
  readonly doors: SettingsDoors;
  /** Another one where the checks may be others. */
  readonly turn: number;
  readonly hidden: readonly string[];
  readonly managed: boolean;
  readonly onHidden: (change: (now: readonly string[]) => readonly string[]) => void;
}

function CheckChoice({ doors, turn, hidden, managed, onHidden }: CheckChoiceProps) {
  const { settings: words } = usePageStrings();
  const [checks, setChecks] = useState<readonly { readonly id: string; readonly title: string }[]>([]);
  const beginTurn = useTurns();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const isLatest = beginTurn();
    doors.checks().then((found) => isLatest() && setChecks(found), console.error);
  }, [doors, turn, beginTurn]);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {words.checks}
      </h2>
      <p class="quiet">{words.checksHint}</p>
      {managed && <p class="managed">{words.managed}</p>}
      <fieldset class="check-choice" disabled={managed}>
        <legend class="unseen">{words.checks}</legend>
        {checks.map(({ id, title }) => (
          <label key={id} class="radio">
            <input
              type="checkbox"
              checked={!hidden.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onHidden((now) => {
                  const others = now.filter((one) => one !== id);
                  return checked ? others : [...others, id].sort();
                })
              }
            />
            <span lang={RULE_LANGUAGE}>{title}</span>
          </label>
        ))}
      </fieldset>
      {hidden.length > 0 && !managed && (
        <button
          type="button"
          class="plain-button"
          onClick={() => {
            onHidden(() => []);
            // The button goes away.
            heading.current?.focus();
          }}
        >
          {words.showAll}
        </button>
      )}
    </section>
  );
}

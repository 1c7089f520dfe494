/** The language of the screens: English, Welsh, or the browser's. */
import { useEffect, useState } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';

type LanguageChoice = 'browser' | 'en' | 'cy';

export interface LanguageDoors {
  language(): Promise<LanguageChoice>;
  /** Keeps it, and draws the page again in it. */
  keepLanguage(choice: LanguageChoice): Promise<void>;
}

interface LanguageSectionProps {
  readonly doors: LanguageDoors;
  /** Whoever manages the browser has set one, for readers who choose none. */
  readonly managed: boolean;
}

const CHOICES: readonly LanguageChoice[] = ['browser', 'en', 'cy'];

export function LanguageSection({ doors, managed }: LanguageSectionProps) {
  const { settings: words } = usePageStrings();
  const [chosen, setChosen] = useState<LanguageChoice | null>(null);
  useEffect(() => {
    doors.language().then(setChosen, console.error);
  }, [doors]);
  return (
    <section>
      <h2>{words.language}</h2>
      <p class="quiet">{words.languageHint}</p>
      {managed && <p class="managed">{words.managedLook}</p>}
      <fieldset>
        <legend class="unseen">{words.language}</legend>
        {CHOICES.map((choice) => (
          <label key={choice} class="radio">
            <input
              type="radio"
              name="language"
              checked={choice === chosen}
              onChange={() => {
                setChosen(choice);
                doors.keepLanguage(choice).catch(console.error);
              }}
            />
            <span {...(choice === 'browser' ? {} : { lang: choice })}>{words.languages[choice]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

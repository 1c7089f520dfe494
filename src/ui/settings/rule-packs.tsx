/** The rules that notices are held to: those that come with the program, and an organisation's own, imported here. */
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { FileButton } from '../parts/file-button';
import { webAddress } from '../parts/result-rows';
import { SureDialog } from '../parts/sure-dialog';
import { useTurns } from '../parts/use-turns';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { FileProblems } from './file-problems';
import type { SettingsDoors, ShownCheck, ShownPack, ShownRules, TakenRules } from './settings-doors';

interface RulePacksProps {
  readonly doors: SettingsDoors;
  readonly announce: (words: string) => void;
  /** Another one where the rules may be others. */
  readonly turn: number;
  /** Other rules count from now on. */
  readonly onChange: () => void;
}

/** What came of the last thing done, and stays until the next. */
type Outcome =
  | { readonly state: 'none' }
  | { readonly state: 'trying'; readonly file: string }
  | { readonly state: 'failed' }
  | { readonly state: 'switch-refused'; readonly title: string; readonly problems: ShownPack['problems'] }
  | { readonly state: 'import'; readonly file: File; readonly taken: TakenRules };

export function RulePacks({ doors, announce, turn, onChange }: RulePacksProps) {
  const pages = usePageStrings();
  const words = pages.settings;
  const [rules, setRules] = useState<ShownRules | null>(null);
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const heading = useRef<HTMLHeadingElement>(null);
  const beginLoading = useTurns();
  const beginTurn = useTurns();
  const load = useCallback(async () => {
    const isLatest = beginLoading();
    const found = await doors.rules();
    if (isLatest()) setRules(found);
  }, [doors, beginLoading]);
  useEffect(() => {
    load().catch(console.error);
  }, [load, turn]);
  /** What came of it is shown of the latest only. */
  const doing = async (work: (show: (outcome: Outcome) => void) => Promise<void>) => {
    const isLatest = beginTurn();
    const show = (next: Outcome) => {
      if (isLatest()) setOutcome(next);
    };
    try {
      await work(show);
    } catch (error) {
      console.error(error);
      show({ state: 'failed' });
    }
  };
  const takeIn = (file: File, older = false) =>
    doing(async (show) => {
      show({ state: 'trying', file: file.name });
      announce(words.trying(file.name));
      const taken = await doors.takeInRules(file, older);
      show({ state: 'import', file, taken });
      if (taken.state !== 'taken') return;
      announce(words.rulesTaken(taken.title, taken.version, taken.replaced));
      onChange();
    });
  const switchOn = ({ id, title }: ShownPack, on: boolean) =>
    doing(async (show) => {
      const switched = await doors.switchRules(id, on);
      if (switched.state === 'refused') {
        show({ state: 'switch-refused', title, problems: switched.problems });
        await load();
        return;
      }
      await load();
      show({ state: 'none' });
      announce(words.ownSwitched(title, on));
      onChange();
    });
  const remove = ({ id, title }: ShownPack) =>
    doing(async (show) => {
      await doors.removeRules(id);
      show({ state: 'none' });
      heading.current?.focus();
      announce(words.ownRemoved(title));
      onChange();
    });

  return (
    <section aria-busy={outcome.state === 'trying'}>
      <h2 ref={heading} tabIndex={-1}>
        {words.rules}
      </h2>
      <p class="quiet">{words.rulesHint}</p>
      {rules && (
        <ul class="packs">
          <ShippedPack shipped={rules.shipped} />
          {rules.own.map((pack) => (
            <OwnPack
              key={`${pack.managed} ${pack.id} ${pack.fileName}`}
              pack={pack}
              onSwitch={(on) => switchOn(pack, on)}
              onRemove={() => void remove(pack)}
            />
          ))}
        </ul>
      )}
      <h3>{words.addRules}</h3>
      <p class="quiet">{words.addRulesHint}</p>
      <OutcomeOf outcome={outcome} onOlder={(file) => void takeIn(file, true)} />
      <div class="decision-buttons">
        <FileButton label={words.addRulesButton} accept=".yaml,.yml" isMain onFile={(file) => void takeIn(file)} />
        <button
          type="button"
          class="plain-button"
          onClick={() => announce(words.exampleSaved(doors.saveExampleRules()))}
        >
          {words.exampleRules}
        </button>
      </div>
    </section>
  );
}

function ShippedPack({ shipped }: { readonly shipped: ShownRules['shipped'] }) {
  const strings = useStrings();
  const { settings: words } = usePageStrings();
  const { id, version, checks, checkedOn } = shipped;
  return (
    <li class="pack">
      <h3>{words.shippedRules}</h3>
      <p class="quiet">{words.shippedFacts(id, version, checks, strings.day(checkedOn))}</p>
    </li>
  );
}

interface OwnPackProps {
  readonly pack: ShownPack;
  /** Fulfilled once what is shown is what counts. */
  readonly onSwitch: (on: boolean) => Promise<void>;
  readonly onRemove: () => void;
}

function OwnPack({ pack, onSwitch, onRemove }: OwnPackProps) {
  const strings = useStrings();
  const { settings: words } = usePageStrings();
  /** Asked for, and not yet known to count. */
  const [wanted, setWanted] = useState<boolean | null>(null);
  const beginTurn = useTurns();
  const { id, version, title, fileName, managed, importedAt, on, checks, problems } = pack;
  const from = importedAt === null ? words.ownManaged : words.ownFrom(fileName, strings.day(importedAt.slice(0, 10)));
  return (
    <li class="pack">
      <h3 dir="auto">{title}</h3>
      <p class="quiet">
        {id !== '' && `${words.ownFacts(id, version, checks.length)} · `}
        {from}
      </p>
      {managed && <p class="managed">{words.managed}</p>}
      {problems.length > 0 && (
        <div class="problem">
          <p>{words.ownUnusable}</p>
          <FileProblems problems={problems} />
        </div>
      )}
      {checks.length > 0 && <PackChecks checks={checks} />}
      {!managed && (
        <div class="pack-buttons">
          <label class="radio">
            <input
              type="checkbox"
              checked={wanted ?? on}
              aria-label={words.ownUsedNamed(title)}
              onChange={({ currentTarget }) => {
                const isLatest = beginTurn();
                setWanted(currentTarget.checked);
                void onSwitch(currentTarget.checked).finally(() => isLatest() && setWanted(null));
              }}
            />
            {words.ownUsed}
          </label>
          <SureDialog
            button={words.ownRemove}
            buttonName={words.ownRemoveNamed(title)}
            question={words.ownRemoveSure(title, version)}
            yes={words.ownRemoveYes}
            onYes={onRemove}
          />
        </div>
      )}
    </li>
  );
}

function PackChecks({ checks }: { readonly checks: readonly ShownCheck[] }) {
  const { settings: words } = usePageStrings();
  return (
    <details>
      <summary>{words.ownChecks}</summary>
      <ul class="points">
        {checks.map(({ id, title, authority }) => (
          <li key={id}>
            <bdi>{title}</bdi>
            {authority.map(({ cite, url }) => {
              const address = url === undefined ? null : webAddress(url);
              return (
                <span key={cite} class="quiet cite">
                  {address ? (
                    <a href={address} target="_blank" rel="noreferrer">
                      {cite}
                    </a>
                  ) : (
                    cite
                  )}
                </span>
              );
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface OutcomeOfProps {
  readonly outcome: Outcome;
  readonly onOlder: (file: File) => void;
}

function OutcomeOf({ outcome, onOlder }: OutcomeOfProps) {
  const pages = usePageStrings();
  const words = pages.settings;
  switch (outcome.state) {
    case 'none':
      return null;
    case 'trying':
      return <p class="progress-line">{words.trying(outcome.file)}</p>;
    case 'failed':
      return (
        <p class="problem" role="alert">
          {pages.failed}
        </p>
      );
    case 'switch-refused':
      return (
        <div class="problem" role="alert">
          <p>{words.ownSwitchRefused(outcome.title)}</p>
          <FileProblems problems={outcome.problems} />
        </div>
      );
    case 'import':
      return <Imported {...outcome} onOlder={onOlder} />;
  }
}

interface ImportedProps extends Pick<OutcomeOfProps, 'onOlder'> {
  readonly file: File;
  readonly taken: TakenRules;
}

function Imported({ file, taken, onOlder }: ImportedProps) {
  const { settings: words } = usePageStrings();
  const id = useId();
  switch (taken.state) {
    case 'taken': {
      const { count, wrong } = taken.examples;
      return (
        <div class="progress-line">
          <p>{words.rulesTaken(taken.title, taken.version, taken.replaced)}</p>
          <p>{words.rulesExamples(wrong.length, count)}</p>
          <FileProblems problems={wrong} />
        </div>
      );
    }
    case 'refused':
      return (
        <div class="problem" role="alert">
          <p>{words.rulesRefused(file.name, taken.problems.length)}</p>
          <FileProblems problems={taken.problems} />
        </div>
      );
    case 'too-large':
      return (
        <p class="problem" role="alert">
          {words.rulesTooLarge(file.name)}
        </p>
      );
    case 'same':
      return (
        <p class="progress-line" role="status">
          {words.rulesSame(taken.title, taken.version)}
        </p>
      );
    case 'older':
      return (
        <div class="problem" role="alert">
          <p id={id}>{words.rulesOlder(taken.title, taken.have, taken.offered)}</p>
          <button type="button" class="plain-button" aria-describedby={id} onClick={() => onOlder(file)}>
            {words.rulesOlderYes}
          </button>
        </div>
      );
  }
}
